import type { Provider } from '../provider/provider.ts';
import { advise } from './advice/advise.ts';
import type { Cause } from './cause.ts';
import {
  failsWith,
  type MailboxFindings,
  needsUser,
  type Row,
  refusesSecret,
  secretRefusedEverywhere,
  works,
} from './mailbox-findings.ts';
import { titleOfDeadSecret } from './title-of-cause.ts';

/** Rows of mailboxes that sign in with a password. */

function causeOfRefusal({ imap, smtp }: MailboxFindings): Cause {
  const wantsAppPassword = [imap, smtp].some((finding) => failsWith(finding, 'app-password-required'));
  return wantsAppPassword ? 'app-password-required' : 'bad-credentials';
}

function secretName({ secretName: name }: Provider): string {
  return `the ${name}`;
}

export const SECRET_DIED: Row = {
  applies: (mailbox) =>
    secretRefusedEverywhere(mailbox) && mailbox.workedBefore && mailbox.signInMethod === 'password',
  verdict: (mailbox) => {
    const { provider } = mailbox;
    const isLoginPassword = provider.secrets[0] === 'login-password';
    const why = isLoginPassword
      ? 'the password was probably changed, or two-step verification turned on'
      : 'two-step verification was probably turned off, or the account’s password changed';
    return needsUser(causeOfRefusal(mailbox), mailbox, {
      title: titleOfDeadSecret(provider),
      summary: `It worked before and is now refused: ${why}.`,
    });
  },
};

export const NEVER_WORKED: Row = {
  applies: (mailbox) =>
    secretRefusedEverywhere(mailbox) && !mailbox.workedBefore && mailbox.signInMethod === 'password',
  verdict: (mailbox) => {
    const { provider } = mailbox;
    const wantsLoginPassword = provider.secrets[0] === 'login-password';
    return needsUser(causeOfRefusal(mailbox), mailbox, {
      summary: wantsLoginPassword
        ? 'The user name or the password was refused: probably a typing slip, or an app password is needed.'
        : `The server refused the sign-in: probably the login password was used instead of ${secretName(provider)}, or there is a typing slip.`,
    });
  },
};

export const ONLY_SMTP_REFUSES_SECRET: Row = {
  applies: ({ imap, smtp, signInMethod }) =>
    signInMethod === 'password' && works(imap) && refusesSecret(smtp),
  verdict: (mailbox) =>
    needsUser(causeOfRefusal(mailbox), mailbox, {
      title: 'Only SMTP refuses the sign-in',
      summary:
        'IMAP accepts the same sign-in that SMTP refuses, so the secret is right: SMTP is switched off or wants another user name.',
      advice: [
        { text: 'Check that the user name is the full address.', url: null },
        ...advise('smtp-auth-disabled', mailbox.provider, 'smtp').steps,
      ],
    }),
};
