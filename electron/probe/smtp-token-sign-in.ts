import type { ServerAddress } from '../mailbox/server-address.ts';
import type { SignIn } from './sign-in.ts';

type TokenSignIn = Extract<SignIn, { readonly method: 'oauth2' }>;

/** A way to sign in with a token: that of the standard (RFC 7628), and that of Google and Microsoft before there was one. */
export type TokenMechanism = 'OAUTHBEARER' | 'XOAUTH2';

/** In the order of preference, as over IMAP. */
export const TOKEN_MECHANISMS: readonly TokenMechanism[] = ['OAUTHBEARER', 'XOAUTH2'];

/** What of the library’s hand-over is used: it sends one line and brings the reply. */
interface Line {
  sendCommand(line: string): Promise<{ readonly status: number; readonly response: string }>;
}

/** A refusal; the library adds the reply to it. */
interface Refusal extends Error {
  readonly oauthError?: unknown;
}

/**
 * Signs in once. The library’s own way shows a refused token a second time, and drops the JSON in which the server says why.
 * Rejects with that JSON as `oauthError`.
 */
export async function signInWithToken(
  line: Line,
  signIn: TokenSignIn,
  { mechanism, server }: { readonly mechanism: TokenMechanism; readonly server: ServerAddress },
): Promise<void> {
  const response = firstResponse(signIn, mechanism, server);
  const first = await line.sendCommand(`AUTH ${mechanism} ${Buffer.from(response).toString('base64')}`);
  if (first.status === 235) return;
  const refusal: Refusal = new Error('The server refused the token');
  if (first.status !== 334) throw refusal;
  // The server gives its verdict once we have taken note of the reason (RFC 7628 section 3.2.3).
  const last = await line.sendCommand(mechanism === 'OAUTHBEARER' ? 'AQ==' : '');
  if (last.status !== 235) throw Object.assign(refusal, { oauthError: jsonIn(first.response) });
}

function firstResponse(
  { username, accessToken }: TokenSignIn,
  mechanism: TokenMechanism,
  { host, port }: ServerAddress,
): string {
  const bearer = `auth=Bearer ${accessToken}\u0001\u0001`;
  if (mechanism === 'XOAUTH2') return `user=${username}\u0001${bearer}`;
  // RFC 5801 section 4: these two would end the name.
  const name = username.replaceAll('=', '=3D').replaceAll(',', '=2C');
  return `n,a=${name},\u0001host=${host}\u0001port=${port}\u0001${bearer}`;
}

/** `undefined` where the challenge is no JSON. */
function jsonIn(challenge: string): unknown {
  try {
    return JSON.parse(Buffer.from(challenge.replace(/^334[ -]?/, ''), 'base64').toString());
  } catch {
    return undefined;
  }
}
