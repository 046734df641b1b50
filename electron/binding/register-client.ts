import type { CredentialStore } from '../credentials/credential-store.ts';
import type { SecretReplaced } from '../credentials/replace-secret.ts';
import type { FieldProblem } from '../mailbox/parse-mailbox.ts';
import { clientSecretOf, writeClientSecret } from '../oauth/client-secret.ts';
import { CLIENT_SOURCES } from '../oauth/client-sources.ts';
import { IDENTITY_PROVIDERS, type IdentityProviderId } from '../oauth/identity-providers.ts';
import type { ParsedSetting } from '../settings/setting.ts';
import { SETTINGS } from '../settings/settings-schema.ts';
import type { BindingParts } from './binding-parts.ts';

/** What the user brings from the provider's page. */
export interface ClientToRegister {
  readonly issuer: IdentityProviderId;
  /** `null` takes the one that is set back, and its secret with it; absent: it stays. */
  readonly clientId?: string | null;
  /** `null` where there is none; absent: that of the same client id stays, and a new one must have it given. */
  readonly clientSecret?: string | null;
}

export type ClientRegistered =
  | { readonly kind: 'registered' }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'not-stored'; readonly why: SecretNotKept };

type SecretNotKept = Extract<SecretReplaced, { readonly outcome: 'keychain-problem' | 'read-back-differs' }>;

/**
 * Keeps under which client id this program asks from now on: the id among the settings, its secret in the keychain.
 * Sign-ins that exist go on under the registration they came of.
 */
export async function registerClient(
  { issuer, clientId, clientSecret }: ClientToRegister,
  { memory, credentials, now }: Pick<BindingParts, 'memory' | 'credentials' | 'now'>,
): Promise<ClientRegistered> {
  const { setting, secret } = CLIENT_SOURCES[issuer];
  const before = memory.settings.read()[setting];
  const id = wantedId(clientId, before, issuer, (text) => SETTINGS[setting].parse(text, now()));
  const problems = [
    ...(id.ok ? [] : [{ field: 'clientId', sentence: id.sentence }]),
    ...(typeof clientSecret === 'string' ? problemsOfSecret(issuer, clientSecret.trim()) : []),
  ];
  if (!id.ok || problems.length > 0) return { kind: 'invalid', problems };
  const change = () => void memory.settings.change({ [setting]: id.value });
  if (secret === null) {
    change();
    return { kind: 'registered' };
  }
  const entry = await credentials.read(secret.entry);
  if (!entry.ok)
    return { kind: 'not-stored', why: { outcome: 'keychain-problem', ...entry, leftover: null } };
  if (clientSecret === undefined && id.value !== null) {
    const isMissing = id.value !== before && clientSecretOf(id.value, entry.value) === null;
    if (isMissing) {
      return { kind: 'invalid', problems: [{ field: 'clientSecret', sentence: secretMissing(issuer) }] };
    }
    change();
    return { kind: 'registered' };
  }
  const after =
    id.value === null || typeof clientSecret !== 'string'
      ? null
      : writeClientSecret({ clientId: id.value, clientSecret: clientSecret.trim() });
  const why = await keepEntry(secret.entry, { before: entry.value, after }, credentials, change);
  return why === null ? { kind: 'registered' } : { kind: 'not-stored', why };
}

/** The id as it is to be from now on. */
function wantedId(
  typed: string | null | undefined,
  before: string | null,
  issuer: IdentityProviderId,
  parse: (text: string) => ParsedSetting<string | null>,
): ParsedSetting<string | null> {
  if (typed === null) return { ok: true, value: null };
  const name = IDENTITY_PROVIDERS[issuer].name;
  if (typed === undefined) {
    return before === null
      ? { ok: false, sentence: `No client ID for ${name} is set yet: give it, too.` }
      : { ok: true, value: before };
  }
  const parsed = parse(typed);
  return parsed.ok && parsed.value === null
    ? { ok: false, sentence: `“${typed.trim()}” is no client ID: copy the one that ${name} shows.` }
    : parsed;
}

/** Printable, without spaces, and far longer than any that is handed out. */
const SECRET_FORM = /^[\x21-\x7e]{1,200}$/;

function problemsOfSecret(issuer: IdentityProviderId, secret: string): readonly FieldProblem[] {
  const field = 'clientSecret';
  const { name } = IDENTITY_PROVIDERS[issuer];
  if (CLIENT_SOURCES[issuer].secret === null) {
    const sentence = `${name} takes no client secret from a program on a computer: leave it out, and register Mailvitals as a public client.`;
    return secret === '' ? [] : [{ field, sentence }];
  }
  if (secret === '') return [{ field, sentence: secretMissing(issuer) }];
  return SECRET_FORM.test(secret)
    ? []
    : [{ field, sentence: `This is not the client secret that ${name} shows: copy it there once more.` }];
}

function secretMissing(issuer: IdentityProviderId): string {
  const { name } = IDENTITY_PROVIDERS[issuer];
  return `${name} hands out a client secret with the client ID: paste it, too.`;
}

/** Puts one entry in the place of the other, lets the id count, and puts the old one back where that fails. */
async function keepEntry(
  entryId: string,
  { before, after }: { readonly before: string | null; readonly after: string | null },
  credentials: CredentialStore,
  commit: () => void,
): Promise<SecretNotKept | null> {
  const put = (value: string | null) =>
    value === null ? credentials.remove(entryId) : credentials.write(entryId, value);
  if (before === after) {
    commit();
    return null;
  }
  const written = await put(after);
  const readBack = written.ok ? await credentials.read(entryId) : written;
  if (!readBack.ok || readBack.value !== after) {
    await put(before);
    return readBack.ok
      ? { outcome: 'read-back-differs', leftover: null }
      : { outcome: 'keychain-problem', ...readBack, leftover: null };
  }
  try {
    commit();
    return null;
  } catch (error) {
    await put(before);
    throw error;
  }
}
