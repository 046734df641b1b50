import type { IdentityProvider } from './identity-providers.ts';
import { listenOnLoopback } from './loopback-listener.ts';
import type { OAuthFailure } from './oauth-failure.ts';
import type { OpenId, OpenIdClient } from './openid-client.ts';
import type { Registration } from './registration.ts';
import { judgeTokens, type SignInResult } from './sign-in-result.ts';

export interface BrowserSignIn {
  readonly openId: OpenId;
  readonly provider: IdentityProvider;
  readonly registration: Registration;
  /** Who is to sign in: the user name of the mailbox. */
  readonly username: string;
  /** Opens the user’s browser; may reject. */
  readonly openBrowser: (url: string) => Promise<void> | void;
  readonly signal: AbortSignal;
  /** How long the user may take, in milliseconds. */
  readonly timeoutMs?: number;
}

const FIVE_MINUTES_MS = 300_000;

/** What ended the wait other than an answer. */
const STOPPED = Symbol('stopped');

/** Signs in with the user’s own browser: authorization code with PKCE, over a listener that lives for one answer. */
export async function signInByBrowser(asked: BrowserSignIn): Promise<SignInResult> {
  const { openId, provider, registration, signal, timeoutMs = FIVE_MINUTES_MS } = asked;
  if (signal.aborted) return { outcome: 'cancelled' };
  const timeout = AbortSignal.timeout(Math.min(timeoutMs, FIVE_MINUTES_MS));
  const stopped = untilAborted(AbortSignal.any([signal, timeout]));
  const giveUp = (): SignInResult => ({ outcome: signal.aborted ? 'cancelled' : 'timed-out' });
  try {
    const connected = await Promise.race([openId.connect(provider, registration), stopped.promise]);
    if (connected === STOPPED) return giveUp();
    if (!connected.ok) return { outcome: 'refused', failure: connected.failure };
    return (await converse(connected.value, asked, stopped.promise)) ?? giveUp();
  } finally {
    stopped.forget();
  }
}

/** `null` where the wait was stopped. */
async function converse(
  client: OpenIdClient,
  { provider, username, openBrowser }: BrowserSignIn,
  stopped: Promise<typeof STOPPED>,
): Promise<SignInResult | null> {
  const listener = await listenOnLoopback(provider.redirect).catch(() => null);
  if (listener === null) {
    return impossible('No port of this computer could be opened for the answer of the browser.');
  }
  try {
    const request = await client.askForCode(listener.redirectUri, username);
    const answered = listener.awaitAnswer(request.state);
    // Its own message is not passed on: it may hold the address, and so the state.
    const opened = (async () => openBrowser(request.url.href))().then(
      () => answered,
      () => null,
    );
    const answer = await Promise.race([opened, answered, stopped]);
    if (answer === STOPPED) return null;
    if (answer === null) return impossible('The browser could not be opened.');
    const redeemed = await Promise.race([client.redeemCode(answer, request), stopped]);
    if (redeemed === STOPPED) return null;
    return redeemed.ok ? judgeTokens(redeemed.value, provider, username) : refused(redeemed.failure);
  } finally {
    listener.close();
  }
}

function refused(failure: OAuthFailure): SignInResult {
  return { outcome: 'refused', failure };
}

function impossible(sentence: string): SignInResult {
  return { outcome: 'impossible', sentence };
}

function untilAborted(signal: AbortSignal) {
  const { promise, resolve } = Promise.withResolvers<typeof STOPPED>();
  const stop = () => resolve(STOPPED);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return { promise, forget: () => signal.removeEventListener('abort', stop) };
}
