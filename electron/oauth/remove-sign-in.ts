import { setTimeout as sleep } from 'node:timers/promises';
import type { KeychainResult } from '../credentials/credential-store.ts';
import type { IdentityProvider, IdentityProviderId } from './identity-providers.ts';
import type { MailGrant } from './mail-grant.ts';
import type { OpenId } from './openid-client.ts';
import type { RefreshLock } from './refresh-lock.ts';
import type { RefreshTokenStore } from './refresh-token-store.ts';

/** What became of a grant that was to be given back; `no-grant`: the keychain held none. */
export type Revoked = 'revoked' | 'ended-before' | 'not-offered' | 'failed' | 'no-grant';

/** A sign-in that was taken away here, as far as the keychain let go of it. */
export interface RemovedSignIn {
  readonly removed: KeychainResult<void>;
  /** `null` where it was not to be given back. */
  readonly revoked: Revoked | null;
}

export interface SignInToRemove {
  readonly secretId: string;
  /** What stands in the place of the one in the keychain, where it could not be written there; else `null`. */
  readonly unsaved: MailGrant | null;
  /**
   * Whether the provider is told, where it listens. Only when a mailbox goes, never when it is signed in to anew: Google takes
   * back every grant of the same user and program at once (https://github.com/Significant-Gravitas/AutoGPT/pull/10493).
   */
  readonly givesBack: boolean;
}

interface RemovalParts {
  readonly openId: OpenId;
  readonly store: RefreshTokenStore;
  readonly lock: RefreshLock;
  readonly providers: Readonly<Record<IdentityProviderId, IdentityProvider>>;
}

/** Nobody waits longer than this for a renewal in another process to end, in milliseconds. */
const LONGEST_WAIT_MS = 5_000;
/** Nor for the provider, which is told while a user waits, in milliseconds. */
const GIVE_BACK_MS = 3_000;

/**
 * Takes a sign-in out of the keychain while nobody renews it: what is given back is then the newest, and no renewal writes
 * another after it. Where a renewal does not end in time, or the lock cannot be had, it is removed all the same. Does not reject.
 */
export async function removeSignIn(wanted: SignInToRemove, parts: RemovalParts): Promise<RemovedSignIn> {
  const { secretId } = wanted;
  const { promise: begun, resolve: begin } = Promise.withResolvers<'begun'>();
  let isTooLate = false;
  const turn = parts.lock
    .hold(secretId, () => {
      begin('begun');
      // The provider is not told so late: the same user may have signed in again.
      return isTooLate ? withoutTelling(secretId, parts) : remove(wanted, parts);
    })
    .catch(() => null);
  const first = await Promise.race([begun, turn, sleep(LONGEST_WAIT_MS, 'waited' as const, { ref: false })]);
  isTooLate = first === 'waited';
  return (isTooLate ? null : await turn) ?? remove(wanted, parts);
}

async function remove(wanted: SignInToRemove, parts: RemovalParts): Promise<RemovedSignIn> {
  const revoked = wanted.givesBack ? await giveBackInTime(wanted, parts) : null;
  return { ...(await withoutTelling(wanted.secretId, parts)), revoked };
}

async function withoutTelling(secretId: string, { store }: RemovalParts): Promise<RemovedSignIn> {
  return { removed: await store.remove(secretId), revoked: null };
}

async function giveBackInTime(wanted: SignInToRemove, parts: RemovalParts): Promise<Revoked> {
  const limit = new AbortController();
  const waited = sleep(GIVE_BACK_MS, 'failed' as const, { signal: limit.signal }).catch(
    () => 'failed' as const,
  );
  try {
    return await Promise.race([giveBack(wanted, parts, limit.signal), waited]);
  } finally {
    limit.abort();
  }
}

async function giveBack(
  { secretId, unsaved }: SignInToRemove,
  { openId, store, providers }: RemovalParts,
  limit: AbortSignal,
): Promise<Revoked> {
  const read = unsaved === null ? await store.read(secretId) : ({ kind: 'found', grant: unsaved } as const);
  if (read.kind === 'none') return 'no-grant';
  if (read.kind !== 'found') return 'failed';
  const { grant } = read;
  const provider = providers[grant.providerId];
  if (provider.revocationUrl === null) return 'not-offered';
  const connected = await openId.connect(provider, grant);
  // Nobody waits any more, and by now the same user may have signed in again: that would be taken back, too.
  if (!connected.ok || limit.aborted) return 'failed';
  const revoked = await connected.value.revoke(grant.refreshToken);
  if (revoked.ok) return 'revoked';
  // RFC 7009 section 2.2 calls it done; Google says as an error that the token is none any more.
  return revoked.failure.error === 'invalid_token' ? 'ended-before' : 'failed';
}
