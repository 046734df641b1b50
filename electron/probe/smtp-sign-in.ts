import type { ProbeRequest } from './probe-request.ts';
import type { SignIn } from './sign-in.ts';

const PASSWORD_MECHANISMS = ['AUTH PLAIN', 'AUTH LOGIN', 'AUTH CRAM-MD5'];
const TOKEN_MECHANISMS = ['AUTH XOAUTH2'];

/** What is to be signed in with, once whoever gives the permission has made up their mind. */
export async function permittedSignIn(request: ProbeRequest): Promise<ProbeRequest['signIn']> {
  const reason = await request.permission;
  return reason ? { withhold: reason } : request.signIn;
}

/** The library would send a password to a server that offers no way to take one; this one does not. */
export function requireMechanism(signIn: SignIn, offered: readonly string[]): void {
  const usable = signIn.method === 'password' ? PASSWORD_MECHANISMS : TOKEN_MECHANISMS;
  if (!usable.some((mechanism) => offered.includes(mechanism))) {
    throw Object.assign(new Error('The server offers no way to sign in that fits'), {
      code: 'AUTH_NOT_OFFERED',
    });
  }
}
