import type { KeychainResult } from '../credentials/credential-store.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { sameMailbox } from '../oauth/identity-of.ts';
import { custom } from '../provider/presets/custom.ts';
import { findProviderById } from '../provider/presets.ts';
import type { BindingParts } from './binding-parts.ts';
import { issuerOf } from './find-sign-in.ts';
import type { PermissionAfter } from './permission-after.ts';
import { permissionAfter } from './provider-permission.ts';

type SecretParts = Pick<BindingParts, 'memory' | 'credentials' | 'oauth'>;
type Owner = Pick<Mailbox, 'id' | 'providerId' | 'username' | 'signInMethod' | 'secretId'>;

/** What is left of what a mailbox signed in with. */
export interface EndedSignIn {
  readonly removed: KeychainResult<void>;
  /** `null` where it had a password, or the keychain held no sign-in. */
  readonly permission: PermissionAfter | null;
}

/** Takes what a mailbox no longer signs in with out of the keychain, every part of it, and out of the memory. */
export async function removeSecret(
  { secretId, signInMethod }: Pick<Owner, 'secretId' | 'signInMethod'>,
  { credentials, oauth }: Pick<SecretParts, 'credentials' | 'oauth'>,
): Promise<KeychainResult<void>> {
  if (signInMethod === 'password') return credentials.remove(secretId);
  return (await oauth.tokens.remove(secretId, { givesBack: false })).removed;
}

/**
 * The same where the mailbox is not to be signed in to by the provider's page any more: the provider is told, if it
 * listens and can be reached. That ends every sign-in of the same user in this program, so it is left out where another
 * mailbox has one.
 */
export async function endSignIn(owner: Owner, parts: SecretParts): Promise<EndedSignIn> {
  if (owner.signInMethod === 'password') {
    return { removed: await removeSecret(owner, parts), permission: null };
  }
  const provider = findProviderById(owner.providerId) ?? custom;
  const issuer = issuerOf(provider);
  const { tokens, providers } = parts.oauth;
  const { removed, revoked } = await tokens.remove(owner.secretId, {
    givesBack: !(await isShared(owner, parts)),
  });
  const permission = issuer === null ? null : permissionAfter(revoked, providers[issuer], provider.kind);
  return { removed, permission };
}

/** Whether another mailbox signs in by the same permission. One that waits for its sign-in, or whose sign-in has ended, does not. */
async function isShared(
  { id, username, providerId }: Owner,
  { memory, oauth }: SecretParts,
): Promise<boolean> {
  const others = memory.mailboxes
    .list()
    .filter(
      (other) =>
        other.id !== id &&
        other.signInMethod === 'oauth2' &&
        issuerOfId(other.providerId) === issuerOfId(providerId) &&
        sameMailbox(other.username, username) &&
        memory.standings.of(other.id).cause !== 'oauth-grant-invalid',
    );
  const kept = await Promise.all(others.map(({ secretId }) => oauth.grants.read(secretId)));
  // A keychain that does not answer may hold one.
  return kept.some(({ kind }) => kind !== 'none');
}

/** Accounts of two identity providers may bear one name. */
function issuerOfId(providerId: string) {
  return issuerOf(findProviderById(providerId) ?? custom);
}
