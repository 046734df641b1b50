import type { IdentityProviderId } from '../oauth/identity-providers.ts';
import type { OAuthFailure } from '../oauth/oauth-failure.ts';
import type { OpenId } from '../oauth/openid-client.ts';
import type { Registration } from '../oauth/registration.ts';
import { signInByBrowser } from '../oauth/sign-in-by-browser.ts';
import { signInByDevice } from '../oauth/sign-in-by-device.ts';
import type { SignedInTokens, SignInResult } from '../oauth/sign-in-result.ts';
import type { Provider } from '../provider/provider.ts';
import type { BindingHooks } from './binding-hooks.ts';
import type { FoundSignIn, NoSignInThere } from './find-sign-in.ts';
import type { SignInWay, WantedWay } from './sign-in-step.ts';

/** Tokens of the one who was meant, and the registration they belong to. Secret. */
export interface SignedIn {
  readonly kind: 'signed-in';
  readonly registration: Registration;
  readonly tokens: SignedInTokens;
}

/** Nobody signed in, or nobody wants it any more. Nothing is stored and nothing was changed. */
export interface NotSignedIn {
  readonly kind: 'not-signed-in';
  readonly why: WhyNotSignedIn;
}

export type WhyNotSignedIn =
  | NoSignInThere
  | { readonly kind: 'another-identity'; readonly signedInAs: string; readonly wanted: string }
  | {
      readonly kind: 'sign-in-refused';
      readonly failure: OAuthFailure;
      readonly issuer: IdentityProviderId;
      readonly provider: Provider;
    }
  | { readonly kind: 'sign-in-timed-out'; readonly by: SignInWay }
  /** The sentence is for the user. */
  | { readonly kind: 'sign-in-impossible'; readonly sentence: string }
  | { readonly kind: 'cancelled' };

export const CANCELLED: NotSignedIn = { kind: 'not-signed-in', why: { kind: 'cancelled' } };

/** Who is to sign in, and how. */
export interface AskedSignIn {
  readonly provider: Provider;
  /** The user name of the mailbox. */
  readonly username: string;
  readonly by: WantedWay;
  /** How long the user may take in the browser, in milliseconds; five minutes where absent, and at most. */
  readonly limitMs?: number;
}

/** What is worked with: the clock tells when a code expires. */
export interface SignInParts {
  readonly openId: OpenId;
  readonly now: () => Date;
}

type Found = Extract<FoundSignIn, { kind: 'found' }>;

/** Has the user sign in at the provider's own page, and tells each step of it. No mail server is asked. */
export async function signInAtProvider(
  found: Found,
  asked: AskedSignIn,
  parts: SignInParts,
  hooks: BindingHooks,
): Promise<SignedIn | NotSignedIn> {
  const by = wayOf(asked.by, found);
  const result = await SIGN_IN[by](found, asked, parts, hooks);
  if (hooks.cancelled?.aborted) return CANCELLED;
  if (result.outcome !== 'signed-in')
    return { kind: 'not-signed-in', why: whyNot(result, found, { ...asked, by }) };
  hooks.onSignIn?.({ kind: 'signed-in', as: result.signedInAs });
  return { kind: 'signed-in', registration: found.registration, tokens: result.tokens };
}

function wayOf(wanted: WantedWay, { at }: Found): SignInWay {
  if (wanted !== 'any') return wanted;
  return at.deviceCode === 'offered' ? 'device' : 'browser';
}

function whyNot(
  result: Exclude<SignInResult, { outcome: 'signed-in' }>,
  { at }: Found,
  { provider, by }: AskedSignIn & { readonly by: SignInWay },
): WhyNotSignedIn {
  switch (result.outcome) {
    case 'another-identity':
      return { kind: 'another-identity', signedInAs: result.signedInAs, wanted: result.wanted };
    case 'refused':
      return { kind: 'sign-in-refused', failure: result.failure, issuer: at.id, provider };
    case 'timed-out':
      return { kind: 'sign-in-timed-out', by };
    case 'impossible':
      return { kind: 'sign-in-impossible', sentence: result.sentence };
    case 'cancelled':
      return { kind: 'cancelled' };
  }
}

type Way = (
  found: Found,
  asked: AskedSignIn,
  parts: SignInParts,
  hooks: BindingHooks,
) => Promise<SignInResult>;

const SIGN_IN: Readonly<Record<SignInWay, Way>> = {
  browser: ({ at, registration }, { username, limitMs }, { openId }, { onSignIn, cancelled }) =>
    signInByBrowser({
      openId,
      provider: at,
      registration,
      username,
      openBrowser: (link) =>
        onSignIn?.({ kind: 'page', name: at.name, link, takesDeviceCode: at.deviceCode === 'offered' }),
      signal: cancelled ?? new AbortController().signal,
      ...(limitMs !== undefined && { timeoutMs: limitMs }),
    }),
  device: ({ at, registration }, { username }, { openId, now }, { onSignIn, cancelled }) =>
    orCancelled(
      signInByDevice({
        openId,
        provider: at,
        registration,
        username,
        tell: ({ code, link, linkWithCode, expiresInS }) =>
          onSignIn?.({
            kind: 'code',
            name: at.name,
            code,
            link,
            linkWithCode,
            expiresAt: new Date(now().getTime() + expiresInS * 1_000).toISOString(),
          }),
        signal: cancelled ?? new AbortController().signal,
      }),
      cancelled,
    ),
};

/** A provider that does not answer must not keep anybody who has had enough. */
async function orCancelled(
  signingIn: Promise<SignInResult>,
  cancelled: AbortSignal | undefined,
): Promise<SignInResult> {
  const { promise, resolve } = Promise.withResolvers<SignInResult>();
  const stop = () => resolve({ outcome: 'cancelled' });
  cancelled?.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([signingIn, promise]);
  } finally {
    cancelled?.removeEventListener('abort', stop);
  }
}
