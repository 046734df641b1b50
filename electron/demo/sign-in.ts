import type { Protocol } from '../mailbox/server-address.ts';
import type { Account } from './account.ts';

/** What a client proves its identity with. */
export type Credential =
  | { readonly kind: 'password'; readonly secret: string }
  | { readonly kind: 'token'; readonly token: string };

/**
 * Which passwords a provider takes. `login-or-app-password`: the app password where two-step verification is on, the
 * account's own where it is off.
 */
export type PasswordRule =
  | 'none'
  | 'login-password'
  | 'app-password'
  | 'authorization-code'
  | 'login-or-app-password';

/** Why a sign-in is refused; each provider has its own words for them. */
export type SignInRefusal =
  | 'rejected'
  | 'token-rejected'
  | 'passwords-refused'
  | 'app-password-needed'
  | 'protocol-off'
  | 'locked'
  | 'web-login-needed'
  | 'policy-blocked'
  | 'throttled';

/** Decides about a sign-in; `null` means welcome. */
export function judgeSignIn(
  account: Account | undefined,
  credential: Credential,
  rule: PasswordRule,
): SignInRefusal | null {
  // Microsoft answers before it looks the account up, so the refusal says nothing about the password.
  if (credential.kind === 'password' && rule === 'none') return 'passwords-refused';
  if (account === undefined) return credential.kind === 'token' ? 'token-rejected' : 'rejected';
  if (account.throttled) return 'throttled';
  if (account.locked) return 'locked';
  if (account.needsWebLogin) return 'web-login-needed';
  if (account.blockedByPolicy) return 'policy-blocked';
  if (credential.kind === 'token') {
    return account.accessTokens.includes(credential.token) ? null : 'token-rejected';
  }
  return judgePassword(account, credential.secret, rule);
}

/** Whether the protocol is switched on for the account. */
export function isSwitchedOn(account: Account, protocol: Protocol): boolean {
  return protocol === 'imap' ? account.imapEnabled : account.smtpAuthEnabled;
}

function judgePassword(account: Account, secret: string, rule: PasswordRule): SignInRefusal | null {
  const isLoginPassword = secret === account.password;
  const isAppPassword = account.appPasswords.includes(secret.replaceAll(' ', ''));
  switch (rule) {
    case 'none':
      return 'passwords-refused';
    case 'login-password':
      return isLoginPassword ? null : 'rejected';
    case 'login-or-app-password':
      return (account.twoStep ? isAppPassword : isLoginPassword) ? null : 'rejected';
    case 'authorization-code':
      if (isAppPassword) return null;
      return isLoginPassword ? 'app-password-needed' : 'rejected';
    case 'app-password':
      if (isAppPassword) return null;
      return isLoginPassword && account.twoStep ? 'app-password-needed' : 'rejected';
  }
}
