import type { ProbeRequest } from './probe-request.ts';
import type { SignIn } from './sign-in.ts';
import { TOKEN_MECHANISMS, type TokenMechanism } from './smtp-token-sign-in.ts';

const PASSWORD_MECHANISMS = ['PLAIN', 'LOGIN', 'CRAM-MD5'];

/** What is to be signed in with, once whoever gives the permission has made up their mind. */
export async function permittedSignIn(request: ProbeRequest): Promise<ProbeRequest['signIn']> {
  const reason = await request.permission;
  return reason ? { withhold: reason } : request.signIn;
}

/**
 * The way to sign in with a token, `null` for a password: which one the library chooses itself. It would send a password
 * to a server that offers no way to take one; this throws.
 */
export function mechanismFor(signIn: SignIn, offered: readonly string[]): TokenMechanism | null {
  const isOffered = (mechanism: string) => offered.includes(`AUTH ${mechanism}`);
  const token = signIn.method === 'oauth2' ? TOKEN_MECHANISMS.find(isOffered) : undefined;
  if (token !== undefined) return token;
  if (signIn.method === 'password' && PASSWORD_MECHANISMS.some(isOffered)) return null;
  throw Object.assign(new Error('The server offers no way to sign in that fits'), {
    code: 'AUTH_NOT_OFFERED',
  });
}
