import { signInName } from '../provider/browser-sign-in.ts';
import { advise } from './advice/advise.ts';
import type { Finding } from './finding.ts';
import {
  failsWith,
  type MailboxFindings,
  type MailboxVerdict,
  needsUser,
  type Row,
  refusesSecret,
  works,
} from './mailbox-findings.ts';
import { NEVER_WORKED, ONLY_SMTP_REFUSES_SECRET, SECRET_DIED } from './secret-rows.ts';
import { NEITHER_IS_SWITCHED_ON, ONLY_SMTP_REFUSES_SIGN_IN, SIGN_IN_REFUSED } from './sign-in-rows.ts';

const IMAP_SWITCHED_OFF: Row = {
  applies: ({ imap, smtp }) => refusesSecret(imap) && works(smtp),
  verdict: (mailbox) =>
    needsUser('imap-disabled', mailbox, {
      summary:
        mailbox.signInMethod === 'password'
          ? 'SMTP accepts the same sign-in that IMAP refuses, so IMAP is switched off in the mailbox’s settings.'
          : 'SMTP accepts the same sign-in that IMAP refuses, so IMAP is probably switched off in the mailbox’s settings; now and then this passes by itself.',
    }),
};

/** Microsoft’s own state (reference: microsoft-status, 6.3): nothing was refused, and only time or a switch mends it. */
const NOT_CONNECTED: Row = {
  applies: ({ imap, smtp }) => failsWith(imap, 'mailbox-not-connected') && speaksNotAgainst(smtp),
  verdict: ({ provider, signInMethod, smtp }) => {
    const { title, steps } = advise('mailbox-not-connected', provider, null, signInMethod);
    const name = signInName(provider);
    return {
      status: 'unreachable',
      cause: 'mailbox-not-connected',
      transient: true,
      title,
      summary: `${works(smtp) ? 'SMTP works, and over IMAP ' : ''}${name} took the sign-in, but did not open the mailbox; mostly this passes by itself, sometimes IMAP is switched off.`,
      advice: steps,
      actor: 'nobody',
    };
  },
};

/** Newer personal mailboxes, and those of an organisation that has not switched sending on. */
const RECEIVES_ONLY: Row = {
  applies: ({ imap, smtp, provider }) =>
    works(imap) && failsWith(smtp, 'smtp-auth-disabled') && provider.oauth?.issuer === 'microsoft',
  verdict: (mailbox) => {
    const isPersonal = mailbox.provider.kind === 'personal';
    return needsUser('smtp-auth-disabled', mailbox, {
      title: 'It receives, but cannot send',
      summary: isPersonal
        ? 'IMAP works; Microsoft has switched SMTP off for this mailbox and offers no switch to turn it on.'
        : 'IMAP works; SMTP is switched off for the mailbox or its organisation, until an administrator turns it on.',
      actor: isPersonal ? 'user' : 'admin',
    });
  },
};

const SENDING_SWITCHED_OFF: Row = {
  applies: ({ imap, smtp }) => works(imap) && failsWith(smtp, 'smtp-auth-disabled'),
  verdict: (mailbox) => {
    const secret = mailbox.signInMethod === 'oauth2' ? 'sign-in' : 'password';
    return needsUser('smtp-auth-disabled', mailbox, {
      summary: `IMAP works; SMTP sending is switched off for the mailbox or its organisation, and no new ${secret} helps.`,
    });
  },
};

/** Works, or is not known to do anything else. */
function speaksNotAgainst(finding: Finding): boolean {
  return finding.kind !== 'failed' || failsWith(finding, 'mailbox-not-connected');
}

/** First match decides; where none does, the worse protocol speaks for the mailbox. */
const MAILBOX_TABLE: readonly Row[] = [
  SECRET_DIED,
  NEVER_WORKED,
  SIGN_IN_REFUSED,
  NEITHER_IS_SWITCHED_ON,
  IMAP_SWITCHED_OFF,
  NOT_CONNECTED,
  RECEIVES_ONLY,
  SENDING_SWITCHED_OFF,
  ONLY_SMTP_REFUSES_SIGN_IN,
  ONLY_SMTP_REFUSES_SECRET,
];

/** What both protocols together say; `null` where no row knows them. */
export function verdictOfTable(mailbox: MailboxFindings): MailboxVerdict | null {
  return MAILBOX_TABLE.find((row) => row.applies(mailbox))?.verdict(mailbox) ?? null;
}
