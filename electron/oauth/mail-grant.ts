import * as v from 'valibot';
import { IDENTITY_PROVIDER_IDS } from './identity-providers.ts';
import type { Tokens } from './openid-client.ts';
import type { Registration } from './registration.ts';

const MailGrantSchema = v.object({
  providerId: v.picklist(IDENTITY_PROVIDER_IDS),
  clientId: v.string(),
  clientSecret: v.nullable(v.string()),
  tenant: v.nullable(v.string()),
  scope: v.nullable(v.string()),
  refreshToken: v.pipe(v.string(), v.minLength(1)),
});

/**
 * A refresh token and what it belongs to: it is good for the registration that asked for it and no other, so a changed
 * setting must not be used with an old token. Secret as a whole.
 */
export interface MailGrant extends Registration {
  /** What was granted; `null` for everything that was asked for. */
  readonly scope: string | null;
  readonly refreshToken: string;
}

/** What is kept of a sign-in. */
export function grantOf(
  registration: Registration,
  tokens: Pick<Tokens, 'scope'> & { readonly refreshToken: string },
): MailGrant {
  const { providerId, clientId, clientSecret, tenant } = registration;
  return {
    providerId,
    clientId,
    clientSecret,
    tenant,
    scope: tokens.scope,
    refreshToken: tokens.refreshToken,
  };
}

/** As JSON of ASCII characters only, so that it may be cut anywhere and a character is a byte. */
export function writeGrant(grant: MailGrant): string {
  return JSON.stringify(grant).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `null` where the text is no grant. */
export function readGrant(text: string): MailGrant | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), MailGrantSchema), text);
  return parsed.success ? parsed.output : null;
}
