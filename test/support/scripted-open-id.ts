import type { SignInStep } from '../../electron/binding/sign-in-step.ts';
import type { OAuthResult } from '../../electron/oauth/oauth-failure.ts';
import type { OpenId, Tokens } from '../../electron/oauth/openid-client.ts';

/** An identity provider whose answers a test decides; the listener that a browser comes back to is the product's own. */
export interface ScriptedOpenId extends OpenId {
  /** What a code, a device or a refresh token is answered with from now on. */
  answer: () => Promise<OAuthResult<Tokens>> | OAuthResult<Tokens>;
  /** Waited for before anything can be asked. */
  onConnect: () => Promise<void> | void;
  /** What giving a token back comes to. */
  onRevoke: () => Promise<OAuthResult<void>> | OAuthResult<void>;
  /** Refresh tokens that were given back. */
  readonly revoked: readonly string[];
  /** How often somebody began to ask. */
  readonly connections: () => number;
}

/** Tokens for a user: the access token is `access-token-of-` and the user. */
export function tokensFor(user: string, changes: Partial<Tokens> = {}): OAuthResult<Tokens> {
  const value: Tokens = {
    accessToken: `access-token-of-${user}`,
    expiresInS: 3_600,
    refreshToken: `refresh-token-of-${user}`,
    scope: null,
    claims: { email: user },
    ...changes,
  };
  return { ok: true, value };
}

export function scriptedOpenId(user: string): ScriptedOpenId {
  const revoked: string[] = [];
  let connections = 0;
  const script: ScriptedOpenId = {
    answer: () => tokensFor(user),
    onConnect: () => undefined,
    onRevoke: () => ({ ok: true, value: undefined }),
    revoked,
    connections: () => connections,
    async connect() {
      connections += 1;
      await script.onConnect();
      return {
        ok: true,
        value: {
          async askForCode(redirectUri) {
            const url = new URL('https://accounts.example/authorize');
            const state = crypto.randomUUID();
            url.searchParams.set('redirect_uri', redirectUri);
            url.searchParams.set('state', state);
            return { url, state, nonce: 'nonce', codeVerifier: 'verifier' };
          },
          redeemCode: async () => script.answer(),
          askForDevice: async () => ({
            ok: true,
            value: {
              deviceCode: 'device-code',
              userCode: 'ABCD-EFGH',
              link: 'https://accounts.example/device',
              linkWithCode: null,
              expiresInS: 900,
              intervalS: 1,
            },
          }),
          awaitDevice: async () => script.answer(),
          refresh: async () => script.answer(),
          async revoke(refreshToken) {
            revoked.push(refreshToken);
            return script.onRevoke();
          },
        },
      };
    },
  };
  return script;
}

/** Where the browser that opened the page comes back to, with a code. */
export function wayBackFrom(step: SignInStep): URL {
  if (step.kind !== 'page') throw new Error(`No page is to be opened: ${step.kind}`);
  const { searchParams } = new URL(step.link);
  const back = new URL(searchParams.get('redirect_uri') ?? '');
  back.searchParams.set('code', 'a-code');
  back.searchParams.set('state', searchParams.get('state') ?? '');
  return back;
}

/** A user who signs in at once; resolves with the page that the program shows at the end. */
export async function answerPage(step: SignInStep): Promise<string> {
  return step.kind === 'page' ? (await fetch(wayBackFrom(step))).text() : '';
}
