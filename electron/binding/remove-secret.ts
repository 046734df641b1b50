import type { KeychainResult } from '../credentials/credential-store.ts';
import { addressKey } from '../mailbox/mail-address.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { BindingParts } from './binding-parts.ts';

type SecretParts = Pick<BindingParts, 'memory' | 'credentials' | 'oauth'>;
type Owner = Pick<Mailbox, 'id' | 'username' | 'signInMethod' | 'secretId'>;

/** Taking a mailbox away, or giving it a password, waits no longer than this for the provider. */
const GIVE_BACK_MS = 3_000;

/** Takes what a mailbox no longer signs in with out of the keychain, every part of it, and out of the memory. */
export async function removeSecret(
  { secretId, signInMethod }: Owner,
  { credentials, oauth }: SecretParts,
): Promise<KeychainResult<void>> {
  if (signInMethod === 'password') return credentials.remove(secretId);
  oauth.tokens.forget(secretId);
  return oauth.grants.remove(secretId);
}

/**
 * The same where the mailbox is not to be signed in to by the provider's page any more: the provider is told, if it
 * listens and can be reached. That ends every sign-in of the same user in this program, so it is left out where another
 * mailbox has one.
 */
export async function endSignIn(owner: Owner, parts: SecretParts): Promise<KeychainResult<void>> {
  if (owner.signInMethod === 'oauth2' && !isShared(owner, parts)) {
    const waited = Promise.withResolvers<void>();
    const timer = setTimeout(waited.resolve, GIVE_BACK_MS);
    await Promise.race([parts.oauth.tokens.revoke(owner.secretId), waited.promise]);
    clearTimeout(timer);
  }
  return removeSecret(owner, parts);
}

function isShared({ id, username }: Owner, { memory }: SecretParts): boolean {
  return memory.mailboxes
    .list()
    .some(
      (other) =>
        other.id !== id &&
        other.signInMethod === 'oauth2' &&
        addressKey(other.username) === addressKey(username),
    );
}
