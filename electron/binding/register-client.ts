import type { CredentialStore } from '../credentials/credential-store.ts';
import type { SecretReplaced } from '../credentials/replace-secret.ts';
import type { FieldProblem } from '../mailbox/parse-mailbox.ts';
import { GOOGLE_CLIENT_SECRET_ID } from '../oauth/client-id.ts';
import type { IdentityProviderId } from '../oauth/identity-providers.ts';
import type { ParsedSetting } from '../settings/setting.ts';
import { SETTINGS } from '../settings/settings-schema.ts';
import type { BindingParts } from './binding-parts.ts';

/** What the user brings from the provider's page. */
export interface ClientToRegister {
  readonly issuer: IdentityProviderId;
  /** `null` takes the one that is set back, and its secret with it; absent: it stays. */
  readonly clientId?: string | null;
  /** `null` where there is none; absent: the one that is kept stays. */
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
  const key = issuer === 'google' ? 'googleClientId' : 'microsoftClientId';
  const id: ParsedSetting<string | null> =
    clientId === undefined
      ? { ok: true, value: memory.settings.read()[key] }
      : clientId === null
        ? { ok: true, value: null }
        : SETTINGS[key].parse(clientId, now());
  const typed = clientSecret?.trim() ?? '';
  const problems = [
    ...(id.ok ? [] : [{ field: 'clientId', sentence: id.sentence }]),
    ...(typed === '' ? [] : problemsOfSecret(issuer, typed)),
  ];
  if (!id.ok || problems.length > 0) return { kind: 'invalid', problems };
  const change = () => void memory.settings.change({ [key]: id.value });
  if (issuer !== 'google' || (clientSecret === undefined && id.value !== null)) {
    change();
    return { kind: 'registered' };
  }
  const why = await keepSecret(id.value === null || typed === '' ? null : typed, credentials, change);
  return why === null ? { kind: 'registered' } : { kind: 'not-stored', why };
}

/** Printable, without spaces, and far longer than any that is handed out. */
const SECRET_FORM = /^[\x21-\x7e]{1,200}$/;

function problemsOfSecret(issuer: IdentityProviderId, secret: string): readonly FieldProblem[] {
  const field = 'clientSecret';
  if (issuer !== 'google') {
    const sentence =
      'Microsoft takes no client secret from a program on a computer: leave it out, and register Mailvitals as a public client.';
    return [{ field, sentence }];
  }
  return SECRET_FORM.test(secret)
    ? []
    : [{ field, sentence: 'This is not the client secret that Google shows: copy it there once more.' }];
}

/** Puts the secret in the place of the old one, lets the id count, and puts the old one back where that fails. */
async function keepSecret(
  secret: string | null,
  credentials: CredentialStore,
  commit: () => void,
): Promise<SecretNotKept | null> {
  const put = (value: string | null) =>
    value === null
      ? credentials.remove(GOOGLE_CLIENT_SECRET_ID)
      : credentials.write(GOOGLE_CLIENT_SECRET_ID, value);
  const before = await credentials.read(GOOGLE_CLIENT_SECRET_ID);
  if (!before.ok) return { outcome: 'keychain-problem', ...before, leftover: null };
  const written = await put(secret);
  const readBack = written.ok ? await credentials.read(GOOGLE_CLIENT_SECRET_ID) : written;
  if (!readBack.ok || readBack.value !== secret) {
    await put(before.value);
    return readBack.ok
      ? { outcome: 'read-back-differs', leftover: null }
      : { outcome: 'keychain-problem', ...readBack, leftover: null };
  }
  try {
    commit();
    return null;
  } catch (error) {
    await put(before.value);
    throw error;
  }
}
