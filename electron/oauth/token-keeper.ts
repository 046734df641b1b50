import type { AccessTokenResult } from './access-token.ts';
import { pauseAfter } from './back-off.ts';
import type { EndedSignIns } from './ended-sign-ins.ts';
import { missingScopes } from './granted-scopes.ts';
import { IDENTITY_PROVIDERS, type IdentityProvider, type IdentityProviderId } from './identity-providers.ts';
import { type Kept, nothingKept, usableToken } from './kept-sign-in.ts';
import { failureOf, type OAuthFailure } from './oauth-failure.ts';
import type { OpenId, Tokens } from './openid-client.ts';
import type { RefreshLock } from './refresh-lock.ts';
import type { RefreshTokenStore } from './refresh-token-store.ts';
import { type RemovedSignIn, removeSignIn } from './remove-sign-in.ts';
import { ageFrom, type Clocks, SYSTEM_CLOCKS } from './token-age.ts';

/**
 * Hands out access tokens, by the id of the mailbox’s secret: a new sign-in has a new one. Rejects with `StorageProblem`
 * where the data folder cannot be used, and for nothing else.
 */
export interface TokenKeeper {
  accessTokenFor(secretId: string, options?: { readonly evenInPause?: boolean }): Promise<AccessTokenResult>;
  /** What a sign-in just gave, so that it is not refreshed at once. */
  adopt(secretId: string, tokens: Pick<Tokens, 'accessToken' | 'expiresInS'>): void;
  /** A mail server refused this token before its time: the next one asked for is another. */
  discard(secretId: string, accessToken: string): void;
  /** Out of memory and out of the keychain, every part of it. Does not reject. */
  remove(secretId: string, options: { readonly givesBack: boolean }): Promise<RemovedSignIn>;
}

export interface TokenKeeperParts {
  readonly openId: OpenId;
  readonly store: RefreshTokenStore;
  readonly ended: EndedSignIns;
  readonly lock: RefreshLock;
  readonly clocks?: Clocks;
  readonly providers?: Readonly<Record<IdentityProviderId, IdentityProvider>>;
}

const BUSY = failureOf(
  { kind: 'temporary', retryAfterMs: null },
  'Another Mailvitals is renewing this sign-in.',
);

export function createTokenKeeper({
  openId,
  store,
  ended,
  lock,
  clocks = SYSTEM_CLOCKS,
  providers = IDENTITY_PROVIDERS,
}: TokenKeeperParts): TokenKeeper {
  const keptBy = new Map<string, Kept>();

  function keep(secretId: string): Kept {
    const kept = keptBy.get(secretId) ?? nothingKept();
    keptBy.set(secretId, kept);
    return kept;
  }

  async function renew(secretId: string, kept: Kept): Promise<AccessTokenResult> {
    const renewed = await lock.hold(secretId, () => renewAlone(secretId, kept));
    const result = renewed ?? { kind: 'failed', failure: BUSY };
    if (result.kind === 'token' || result.kind === 'no-grant') return result;
    if (result.kind === 'failed' && pause(secretId, kept, result.failure) === 'for-ever') return result;
    // Asked for ahead of time without success: the old one is still good.
    return usableToken(kept, clocks, ['due', 'fresh']) ?? result;
  }

  async function renewAlone(secretId: string, kept: Kept): Promise<AccessTokenResult> {
    // Another process may have heard it while this one waited.
    const end = ended.find(secretId);
    if (end !== null) return { kind: 'failed', failure: end };
    if (kept.unsaved !== null) {
      const saved = await save(secretId, kept, kept.unsaved);
      // The keychain may have been locked for longer than the token lived.
      if (saved.kind !== 'token' || usableToken(kept, clocks, ['fresh', 'due']) !== null) return saved;
    }
    // Read under the lock, always: another process may have rotated it a moment ago.
    const read = await store.read(secretId);
    if (read.kind === 'keychain') return read;
    if (read.kind !== 'found') return { kind: 'no-grant' };
    const { grant } = read;
    const provider = providers[grant.providerId];
    if (missingScopes(provider.mailScopes, grant.scope).length > 0) {
      return { kind: 'failed', failure: failureOf({ kind: 'consent-required', by: 'user' }) };
    }
    const connected = await openId.connect(provider, grant);
    if (!connected.ok) return { kind: 'failed', failure: connected.failure };
    // Counted from before the question: on a slow line the answer is older than it looks.
    const asked = { steady: clocks.steady(), wall: clocks.wall() };
    const refreshed = await connected.value.refresh(grant.refreshToken);
    if (!refreshed.ok) return { kind: 'failed', failure: refreshed.failure };
    const tokens = refreshed.value;
    const age = ageFrom(tokens.expiresInS, { steady: () => asked.steady, wall: () => asked.wall });
    const rotated = tokens.refreshToken ?? grant.refreshToken;
    kept.unsaved = { grant: { ...grant, refreshToken: rotated }, tokens, age };
    return rotated === grant.refreshToken ? use(kept, kept.unsaved) : save(secretId, kept, kept.unsaved);
  }

  /** Before anything else happens with the new access token: a crash now would otherwise cost the sign-in. */
  async function save(
    secretId: string,
    kept: Kept,
    unsaved: NonNullable<Kept['unsaved']>,
  ): Promise<AccessTokenResult> {
    // Removed meanwhile: what is left of it must not come back into the keychain.
    if (keptBy.get(secretId) !== kept) return { kind: 'no-grant' };
    const written = await store.replace(secretId, unsaved.grant);
    switch (written.kind) {
      case 'none':
        // Another process removed it.
        kept.unsaved = null;
        return { kind: 'no-grant' };
      case 'written':
        return use(kept, unsaved);
      case 'keychain':
        return written;
      case 'too-long':
        return { kind: 'keychain', problem: 'failed', detail: 'The sign-in is too long for the keychain.' };
      case 'read-back-differs':
        return { kind: 'keychain', problem: 'failed', detail: 'The keychain gave back something else.' };
    }
  }

  function use(kept: Kept, { tokens, age }: NonNullable<Kept['unsaved']>): AccessTokenResult {
    kept.unsaved = null;
    kept.pause = null;
    kept.token = { accessToken: tokens.accessToken, age };
    return { kind: 'token', accessToken: tokens.accessToken, isNew: true };
  }

  function pause(secretId: string, kept: Kept, failure: OAuthFailure): 'for-ever' | 'for-a-while' {
    const inARow = (kept.pause?.inARow ?? 0) + 1;
    const pauseMs = pauseAfter(failure, inARow);
    if (pauseMs !== null) {
      kept.pause = { failure, inARow, untilMs: clocks.steady() + pauseMs };
      return 'for-a-while';
    }
    // Removed meanwhile: nobody would ever take it out again.
    if (keptBy.get(secretId) === kept) ended.add(secretId, failure, new Date(clocks.wall()));
    return 'for-ever';
  }

  return {
    async accessTokenFor(secretId, { evenInPause = false } = {}) {
      const kept = keep(secretId);
      const { pause: paused } = kept;
      const end = ended.find(secretId);
      if (end !== null) return { kind: 'failed', failure: end };
      if (paused !== null && clocks.steady() < paused.untilMs && !evenInPause) {
        return usableToken(kept, clocks, ['fresh', 'due']) ?? { kind: 'failed', failure: paused.failure };
      }
      const fresh = usableToken(kept, clocks, ['fresh']);
      if (fresh !== null) return fresh;
      kept.underWay ??= renew(secretId, kept).finally(() => {
        kept.underWay = null;
      });
      return kept.underWay;
    },
    adopt(secretId, { accessToken, expiresInS }) {
      keep(secretId).token = { accessToken, age: ageFrom(expiresInS, clocks) };
    },
    discard(secretId, accessToken) {
      const kept = keptBy.get(secretId);
      if (kept?.token?.accessToken === accessToken) kept.token = null;
    },
    remove(secretId, { givesBack }) {
      const unsaved = keptBy.get(secretId)?.unsaved?.grant ?? null;
      keptBy.delete(secretId);
      return removeSignIn({ secretId, unsaved, givesBack }, { openId, store, lock, providers });
    },
  };
}
