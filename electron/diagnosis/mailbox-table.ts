import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { advise } from './advice/advise.ts';
import type { Actor, Cause, Step } from './cause.ts';
import type { Finding } from './finding.ts';
import type { DiagnosedStatus } from './severity.ts';
import { titleOfDeadSecret } from './title-of-cause.ts';

/** Both protocols side by side, and what was true before. */
export interface MailboxFindings {
  readonly imap: Finding;
  readonly smtp: Finding;
  readonly provider: Provider;
  readonly signInMethod: SignInMethod;
  readonly workedBefore: boolean;
}

/** What a row of the table makes of the mailbox. */
export interface MailboxVerdict {
  readonly status: DiagnosedStatus;
  readonly cause: Cause | null;
  readonly transient: boolean;
  readonly title: string;
  readonly summary: string;
  readonly advice: readonly Step[];
  readonly actor: Actor;
}

/** A row of DESIGN 4: the two protocols together say more than either. */
interface Row {
  readonly applies: (mailbox: MailboxFindings) => boolean;
  readonly verdict: (mailbox: MailboxFindings) => MailboxVerdict;
}

const works = (finding: Finding) => finding.kind === 'works';
const failsWith = (finding: Finding, cause: Cause) => finding.kind === 'failed' && finding.cause === cause;
const refusesSecret = (finding: Finding) =>
  finding.kind === 'failed' && finding.refusesSecret && !finding.transient;
/** A withheld sign-in, and a protocol that nobody watches, do not contradict the other one. */
const silent = (finding: Finding) => finding.kind === 'not-watched' || finding.kind === 'withheld';

/** `imap-disabled` read into plain words is no more than a refusal: with SMTP refusing too, it is the secret. */
const namesSecret = (finding: Finding) => refusesSecret(finding) && !failsWith(finding, 'imap-disabled');

function secretRefusedEverywhere({ imap, smtp }: MailboxFindings): boolean {
  return (
    [imap, smtp].every((finding) => refusesSecret(finding) || silent(finding)) &&
    [imap, smtp].some(namesSecret)
  );
}

function causeOfRefusal({ imap, smtp }: MailboxFindings): Cause {
  const wantsAppPassword = [imap, smtp].some((finding) => failsWith(finding, 'app-password-required'));
  return wantsAppPassword ? 'app-password-required' : 'bad-credentials';
}

function needsUser(
  cause: Cause,
  { provider }: MailboxFindings,
  words: { title?: string; summary: string; advice?: readonly Step[]; actor?: Actor },
): MailboxVerdict {
  const advice = advise(cause, provider, null);
  return {
    status: 'action-needed',
    cause,
    transient: false,
    title: words.title ?? advice.title,
    summary: words.summary,
    advice: words.advice ?? advice.steps,
    actor: words.actor ?? advice.actor,
  };
}

function secretName({ secretName: name }: Provider): string {
  return `the ${name}`;
}

const SECRET_DIED: Row = {
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

const NEVER_WORKED: Row = {
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

const SIGN_IN_REFUSED: Row = {
  applies: (mailbox) => secretRefusedEverywhere(mailbox) && mailbox.signInMethod === 'oauth2',
  verdict: (mailbox) =>
    needsUser('bad-credentials', mailbox, {
      title: 'The sign-in was not accepted',
      summary: 'The servers refuse the sign-in pass for this user name.',
      advice: advise('oauth-grant-invalid', mailbox.provider, null).steps,
    }),
};

const IMAP_SWITCHED_OFF: Row = {
  applies: ({ imap, smtp }) => refusesSecret(imap) && works(smtp),
  verdict: (mailbox) =>
    needsUser('imap-disabled', mailbox, {
      summary:
        'SMTP accepts the same sign-in that IMAP refuses, so IMAP is switched off in the mailbox’s settings.',
    }),
};

const RECEIVES_ONLY: Row = {
  applies: ({ imap, smtp, provider, signInMethod }) =>
    works(imap) &&
    failsWith(smtp, 'smtp-auth-disabled') &&
    provider.id === 'outlook' &&
    signInMethod === 'oauth2',
  verdict: (mailbox) =>
    needsUser('smtp-auth-disabled', mailbox, {
      title: 'It receives, but cannot send over SMTP',
      summary:
        'IMAP works; Microsoft has switched SMTP off for this mailbox and offers no switch to turn it on.',
      actor: 'user',
    }),
};

const SENDING_SWITCHED_OFF: Row = {
  applies: ({ imap, smtp }) => works(imap) && failsWith(smtp, 'smtp-auth-disabled'),
  verdict: (mailbox) =>
    needsUser('smtp-auth-disabled', mailbox, {
      summary:
        'IMAP works; SMTP sending is switched off for the mailbox or its organisation, and no new password helps.',
    }),
};

const ONLY_SMTP_REFUSES: Row = {
  applies: ({ imap, smtp }) => works(imap) && refusesSecret(smtp),
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

/** First match decides; where none does, the worse protocol speaks for the mailbox. */
export const MAILBOX_TABLE: readonly Row[] = [
  SECRET_DIED,
  NEVER_WORKED,
  SIGN_IN_REFUSED,
  IMAP_SWITCHED_OFF,
  RECEIVES_ONLY,
  SENDING_SWITCHED_OFF,
  ONLY_SMTP_REFUSES,
];
