import type { CredentialStore } from '../credentials/credential-store.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { AccessTokenResult } from '../oauth/access-token.ts';
import { failureOf } from '../oauth/oauth-failure.ts';
import type { TokenKeeper } from '../oauth/token-keeper.ts';
import type { SignIn } from '../probe/sign-in.ts';
import { custom } from '../provider/presets/custom.ts';
import { findProviderById } from '../provider/presets.ts';
import { tokenServerProblems } from '../provider/token-servers.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** Where secrets and tokens are had from. */
export interface SignInSources {
  readonly credentials: Pick<CredentialStore, 'read'>;
  readonly oauth: { readonly tokens: Pick<TokenKeeper, 'accessTokenFor' | 'discard'> };
}

/** What to sign in with, or why there is nothing. */
export type ReadSignIn =
  | {
      readonly ok: true;
      readonly signIn: SignIn;
      /** `null` for a password, of which there is no other. */
      readonly token: TokenInUse | null;
    }
  | { readonly ok: false; readonly why: NoSignIn };

/** The access token of a sign-in, and how to come by the next. */
export interface TokenInUse {
  /** Whether it was issued for this: a server that refuses it means the sign-in. */
  readonly isNew: boolean;
  /** A server has refused it: nobody shall be shown it any more. */
  discard(): void;
  /** The one that is good now; another one where this was discarded, or is due. */
  next(): Promise<ReadSignIn>;
}

/** Providers answer within a second; whoever waits longer had better be told that this one does not. */
const LONGEST_WAIT_MS = 10_000;

/** Whose secret is read, and which servers will see it. */
export type SigningIn = Pick<
  Mailbox,
  'secretId' | 'username' | 'signInMethod' | 'providerId' | 'imap' | 'smtp'
>;

/** Reads the password from the keychain, or gets an access token. `evenInPause`: somebody waits for it. */
export async function readSignIn(
  mailbox: SigningIn,
  sources: SignInSources,
  evenInPause: boolean,
): Promise<ReadSignIn> {
  return mailbox.signInMethod === 'oauth2'
    ? readToken(mailbox, sources, evenInPause)
    : readPassword(mailbox, sources);
}

async function readPassword(
  { secretId, username }: Pick<Mailbox, 'secretId' | 'username'>,
  { credentials }: SignInSources,
): Promise<ReadSignIn> {
  const answer = await credentials.read(secretId);
  if (!answer.ok) return { ok: false, why: { kind: 'keychain', problem: answer.problem } };
  return answer.value === null
    ? { ok: false, why: { kind: 'no-secret' } }
    : { ok: true, signIn: { method: 'password', username, password: answer.value }, token: null };
}

async function readToken(
  mailbox: SigningIn,
  sources: SignInSources,
  evenInPause: boolean,
): Promise<ReadSignIn> {
  // Asked when a mailbox is bound, and here again: a row may have been changed by hand, or by an older version.
  const provider = findProviderById(mailbox.providerId) ?? custom;
  const [foreign] = tokenServerProblems(mailbox, provider);
  if (foreign !== undefined) {
    return { ok: false, why: { kind: 'foreign-server', sentence: foreign.sentence } };
  }
  const { secretId, username } = mailbox;
  const { tokens } = sources.oauth;
  const result = await inTime(tokens.accessTokenFor(secretId, { evenInPause }));
  switch (result.kind) {
    case 'token': {
      const { accessToken, isNew = false } = result;
      const next = () => readToken(mailbox, sources, evenInPause);
      const token: TokenInUse = {
        isNew,
        discard: () => tokens.discard(secretId, accessToken),
        next,
      };
      return { ok: true, signIn: { method: 'oauth2', username, accessToken }, token };
    }
    case 'failed':
      return { ok: false, why: { kind: 'sign-in-failed', failure: result.failure } };
    case 'keychain':
      return { ok: false, why: { kind: 'keychain', problem: result.problem } };
    case 'no-grant':
      return { ok: false, why: { kind: 'no-secret' } };
  }
}

/** A renewal that takes longer goes on by itself, and the next who asks has what came of it. */
async function inTime(asking: Promise<AccessTokenResult>): Promise<AccessTokenResult> {
  const { promise: late, resolve } = Promise.withResolvers<AccessTokenResult>();
  const failure = failureOf({ kind: 'network', code: 'timeout' });
  const timer = setTimeout(resolve, LONGEST_WAIT_MS, { kind: 'failed', failure });
  try {
    return await Promise.race([asking, late]);
  } finally {
    clearTimeout(timer);
  }
}
