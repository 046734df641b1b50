import type { KeychainProblem } from '../credentials/credential-store.ts';
import { pauseAfter } from './back-off.ts';
import { missingScopes } from './granted-scopes.ts';
import { IDENTITY_PROVIDERS, type IdentityProvider, type IdentityProviderId } from './identity-providers.ts';
import type { MailGrant } from './mail-grant.ts';
import { failureOf, type OAuthFailure } from './oauth-failure.ts';
import type { OpenId, Tokens } from './openid-client.ts';
import type { RefreshLock } from './refresh-lock.ts';
import type { RefreshTokenStore } from './refresh-token-store.ts';
import { ageFrom, type Clocks, SYSTEM_CLOCKS, stateOfToken, type TokenAge } from './token-age.ts';

/** A token, or why there is none. Only `accessToken` is secret. */
export type AccessTokenResult =
  | { readonly kind: 'token'; readonly accessToken: string }
  | { readonly kind: 'failed'; readonly failure: OAuthFailure }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem; readonly detail: string }
  /** The keychain answered, and holds no sign-in under this id. */
  | { readonly kind: 'no-grant' };

/** What became of a grant when its mailbox went. */
export type Revoked = 'revoked' | 'not-offered' | 'failed' | 'no-grant';

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
  /** Out of memory; the keychain keeps what it has. */
  forget(secretId: string): void;
  /**
   * Gives the grant back where the provider takes it, and forgets it; the keychain is for the caller to empty. Only when the
   * mailbox goes, never when it is bound anew: Google takes back every grant of the same user and program at once
   * (https://github.com/Significant-Gravitas/AutoGPT/pull/10493).
   */
  revoke(secretId: string): Promise<Revoked>;
}

export interface TokenKeeperParts {
  readonly openId: OpenId;
  readonly store: RefreshTokenStore;
  readonly lock: RefreshLock;
  readonly clocks?: Clocks;
  readonly providers?: Readonly<Record<IdentityProviderId, IdentityProvider>>;
}

/** What is known of one secret. */
interface Kept {
  token: { readonly accessToken: string; readonly age: TokenAge } | null;
  /** `until`: on the steady clock; `null` for ever. */
  pause: { readonly failure: OAuthFailure; readonly untilMs: number | null; readonly inARow: number } | null;
  underWay: Promise<AccessTokenResult> | null;
  /** Rotated, but not yet in the keychain: the provider no longer takes the one that is there. */
  unsaved: { readonly grant: MailGrant; readonly tokens: Tokens; readonly age: TokenAge } | null;
}

const BUSY = failureOf(
  { kind: 'temporary', retryAfterMs: null },
  'Another Mailvitals is renewing this sign-in.',
);

export function createTokenKeeper({
  openId,
  store,
  lock,
  clocks = SYSTEM_CLOCKS,
  providers = IDENTITY_PROVIDERS,
}: TokenKeeperParts): TokenKeeper {
  const keptBy = new Map<string, Kept>();

  function keep(secretId: string): Kept {
    const kept = keptBy.get(secretId) ?? { token: null, pause: null, underWay: null, unsaved: null };
    keptBy.set(secretId, kept);
    return kept;
  }

  function usable({ token }: Kept, states: readonly string[]): AccessTokenResult | null {
    const isUsable = token !== null && states.includes(stateOfToken(token.age, clocks));
    return isUsable ? { kind: 'token', accessToken: token.accessToken } : null;
  }

  async function renew(secretId: string, kept: Kept): Promise<AccessTokenResult> {
    const renewed = await lock.hold(secretId, () => renewAlone(secretId, kept));
    const result = renewed ?? { kind: 'failed', failure: BUSY };
    if (result.kind === 'failed') pause(kept, result.failure);
    else kept.pause = null;
    const isFinal = kept.pause?.untilMs === null || result.kind === 'token' || result.kind === 'no-grant';
    // Asked for ahead of time without success: the old one is still good.
    return isFinal ? result : (usable(kept, ['due', 'fresh']) ?? result);
  }

  async function renewAlone(secretId: string, kept: Kept): Promise<AccessTokenResult> {
    if (kept.unsaved !== null) {
      const saved = await save(secretId, kept, kept.unsaved);
      // The keychain may have been locked for longer than the token lived.
      if (saved.kind !== 'token' || usable(kept, ['fresh', 'due']) !== null) return saved;
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
    const written = await store.write(secretId, unsaved.grant);
    switch (written.kind) {
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
    kept.token = { accessToken: tokens.accessToken, age };
    return { kind: 'token', accessToken: tokens.accessToken };
  }

  function pause(kept: Kept, failure: OAuthFailure): void {
    const inARow = (kept.pause?.inARow ?? 0) + 1;
    const pauseMs = pauseAfter(failure, inARow);
    kept.pause = { failure, inARow, untilMs: pauseMs === null ? null : clocks.steady() + pauseMs };
  }

  return {
    async accessTokenFor(secretId, { evenInPause = false } = {}) {
      const kept = keep(secretId);
      const { pause: paused } = kept;
      const isDead = paused !== null && paused.untilMs === null;
      const isPaused = paused !== null && (paused.untilMs === null || clocks.steady() < paused.untilMs);
      if (isPaused && (isDead || !evenInPause)) {
        const failed: AccessTokenResult = { kind: 'failed', failure: paused.failure };
        return isDead ? failed : (usable(kept, ['fresh', 'due']) ?? failed);
      }
      const fresh = usable(kept, ['fresh']);
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
    forget: (secretId) => void keptBy.delete(secretId),
    async revoke(secretId) {
      const unsaved = keptBy.get(secretId)?.unsaved?.grant;
      keptBy.delete(secretId);
      const read =
        unsaved === undefined ? await store.read(secretId) : ({ kind: 'found', grant: unsaved } as const);
      if (read.kind === 'keychain') return 'failed';
      if (read.kind !== 'found') return 'no-grant';
      const provider = providers[read.grant.providerId];
      if (provider.revocationUrl === null) return 'not-offered';
      const connected = await openId.connect(provider, read.grant);
      const revoked = connected.ok ? await connected.value.revoke(read.grant.refreshToken) : connected;
      // What the user took back before is gone as well (RFC 7009 section 2.2; Google says so as an error).
      return revoked.ok || revoked.failure.error === 'invalid_token' ? 'revoked' : 'failed';
    },
  };
}
