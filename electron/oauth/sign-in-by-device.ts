import type { IdentityProvider } from './identity-providers.ts';
import type { OAuthFailure } from './oauth-failure.ts';
import type { DeviceRequest, OpenId, OpenIdClient } from './openid-client.ts';
import type { Registration } from './registration.ts';
import { judgeTokens, type SignInResult } from './sign-in-result.ts';

/** What the user has to be told. */
export interface DeviceCode {
  readonly code: string;
  /** An https link to the page that takes the code. */
  readonly link: string;
  /** The same page with the code filled in; `null` where the provider offers none. */
  readonly linkWithCode: string | null;
  readonly expiresInS: number;
}

export interface DeviceSignIn {
  readonly openId: OpenId;
  readonly provider: IdentityProvider;
  readonly registration: Registration;
  /** Who is to sign in: the user name of the mailbox. */
  readonly username: string;
  readonly tell: (code: DeviceCode) => void;
  readonly signal: AbortSignal;
}

/** What can be typed. Anything else, shown on a terminal, could steer it. */
const PLAIN_CODE = /^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/;

/** Where the provider names no interval (RFC 8628 section 3.2), and what is added after trouble (section 3.5). */
const DEFAULT_INTERVAL_S = 5;

/** Signs in on another device: the user types a code there, and the provider is asked until that is done. */
export async function signInByDevice(asked: DeviceSignIn): Promise<SignInResult> {
  const { openId, provider, registration, username, tell, signal } = asked;
  if (provider.deviceCode === 'refused-for-mail') {
    return {
      outcome: 'impossible',
      sentence: `${provider.name} opens no mailboxes by a code: sign in with a browser on this computer instead.`,
    };
  }
  if (signal.aborted) return { outcome: 'cancelled' };
  const connected = await openId.connect(provider, registration);
  if (!connected.ok) return refused(connected.failure);
  const device = await connected.value.askForDevice();
  if (signal.aborted) return { outcome: 'cancelled' };
  if (!device.ok) return refused(device.failure);
  const { userCode, expiresInS } = device.value;
  const link = shownLink(device.value.link, provider);
  if (link === null) {
    return { outcome: 'impossible', sentence: `${provider.name} named a page that is not safe to open.` };
  }
  if (!PLAIN_CODE.test(userCode)) {
    return {
      outcome: 'impossible',
      sentence: `${provider.name} sent a code that nobody could type: sign in with a browser on this computer instead.`,
    };
  }
  const linkWithCode = shownLink(device.value.linkWithCode ?? '', provider);
  tell({ code: userCode, link, linkWithCode, expiresInS });
  const tokens = await poll(connected.value, device.value, signal);
  if (signal.aborted) return { outcome: 'cancelled' };
  if (tokens === 'expired') return { outcome: 'timed-out' };
  return tokens.ok ? judgeTokens(tokens.value, provider, username) : refused(tokens.failure);
}

/** A network that fails for a moment does not end the wait: the user may be typing the code just now. */
async function poll(client: OpenIdClient, device: DeviceRequest, cancel: AbortSignal) {
  const expiry = AbortSignal.timeout(device.expiresInS * 1_000);
  const signal = AbortSignal.any([cancel, expiry]);
  for (let intervalS = device.intervalS ?? DEFAULT_INTERVAL_S; ; intervalS += DEFAULT_INTERVAL_S) {
    const answer = await client.awaitDevice(device, intervalS, signal);
    if (answer.ok) return answer;
    const { failure } = answer;
    if (expiry.aborted || hasExpired(failure)) return 'expired';
    if (cancel.aborted || (failure.kind !== 'network' && failure.kind !== 'temporary')) return answer;
  }
}

function hasExpired(failure: OAuthFailure): boolean {
  return failure.kind === 'grant-invalid' && failure.reason === 'code-used-or-expired';
}

/** Written out as a URL, which leaves nothing in it that steers a terminal. https, or the scheme of the provider itself. */
function shownLink(link: string, { signInOrigin }: IdentityProvider): string | null {
  const url = URL.parse(link);
  const isSafe = url?.protocol === 'https:' || url?.protocol === URL.parse(signInOrigin)?.protocol;
  return url !== null && isSafe ? url.href : null;
}

function refused(failure: OAuthFailure): SignInResult {
  return { outcome: 'refused', failure };
}
