import { RENEW_BROWSER_SIGN_IN } from '../../../provider/browser-sign-in.ts';
import type { Cause } from '../../cause.ts';
import type { AdviceTemplate } from '../template.ts';

/** Advice on the account itself and on tokens that stand for it. */
export const ACCOUNT = {
  'account-locked': {
    title: 'The account is locked',
    meaning: '{Provider} has locked the account, after too many failed sign-ins or because of what was sent.',
    steps: [
      { text: 'Sign in on the web and follow what the page asks for.', url: 'security' },
      { text: 'Stop other programs that still use an old password.' },
      { text: 'Check the mailbox again once the web sign-in works.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'account-disabled': {
    title: 'The account is not active',
    meaning: 'The account or its domain is not active on this server.',
    steps: [
      { text: 'Sign in on the web to see what became of the account.', url: 'security' },
      'check-server',
      { text: 'Ask the administrator or the provider to activate it.' },
    ],
    actor: 'admin',
    retry: 'after-change',
  },
  'needs-web-login': {
    title: 'The provider wants to see you in a browser',
    meaning: '{Provider} holds the sign-in back until you have confirmed on the web that it is you.',
    steps: [
      { text: 'Sign in on the web with this address and confirm recent activity.', url: 'security' },
      { text: 'Check the mailbox again afterwards; the password stays the same.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'mailbox-not-connected': {
    title: 'Signed in, but the mailbox was not opened',
    meaning:
      'The sign-in was accepted, but the mailbox refused the session: usually a passing limit, sometimes IMAP switched off.',
    steps: [
      { text: 'Wait: the check is repeated with growing pauses, and no new password is needed.' },
      'turn-imap-on',
      {
        text: 'Make sure that the user name is the mailbox’s main address, not an alias or a shared mailbox.',
      },
    ],
    actor: 'nobody',
    retry: 'back-off',
  },
  'oauth-token-expired': {
    title: 'The session has expired',
    meaning: 'The short-lived sign-in pass has expired; a new one is fetched without you.',
    steps: [{ text: 'If this stays for an hour, the sign-in itself has ended.' }],
    actor: 'nobody',
    retry: 'at-once',
  },
  'oauth-grant-invalid': {
    title: 'The sign-in has ended',
    meaning:
      'The sign-in with {provider} has ended, because the password changed, access was revoked, or it was not used for long.',
    steps: RENEW_BROWSER_SIGN_IN,
    actor: 'user',
    retry: 'after-change',
  },
  'oauth-consent-required': {
    title: 'Access has not been approved',
    meaning: 'Nobody has yet allowed the app to reach this mailbox.',
    steps: [
      { text: 'Ask the administrator of the organisation to approve the app.' },
      ...RENEW_BROWSER_SIGN_IN,
    ],
    actor: 'user',
    retry: 'after-change',
  },
} as const satisfies Partial<Record<Cause, AdviceTemplate>>;
