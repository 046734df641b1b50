import type { WithheldReason } from '../probe/probe-result.ts';
import type { Finding } from './finding.ts';
import type { MailboxVerdict } from './mailbox-findings.ts';
import type { Warning } from './warnings.ts';

type Words = Pick<MailboxVerdict, 'title' | 'summary' | 'advice' | 'actor'>;

const WITHHELD: Record<WithheldReason, Words> = {
  'secret-unavailable': {
    title: 'No sign-in was tried',
    summary: 'The keychain did not give the secret out, so only the way to the servers was checked.',
    advice: [{ text: 'Unlock the keychain of this computer, then check again.', url: null }],
    actor: 'user',
  },
  'sign-in-budget-spent': {
    title: 'No further sign-in is tried',
    summary:
      'The sign-in was refused as often as is safe, so only the way to the servers is checked until it changes.',
    advice: [{ text: 'Bind the mailbox again: with a new secret, or by signing in again.', url: null }],
    actor: 'user',
  },
  'sign-in-resting': {
    title: 'The next sign-in waits a little',
    summary:
      'The last sign-in was refused or is still under way, so only the way to the servers was checked this time.',
    advice: [],
    actor: 'nobody',
  },
  'imap-refused-secret': {
    title: 'No sign-in was tried',
    summary: 'IMAP refused this sign-in, so it was not tried over SMTP.',
    advice: [],
    actor: 'nobody',
  },
  'imap-refused-by-policy': {
    title: 'No sign-in was tried',
    summary: 'The provider refuses this kind of sign-in by policy, so no secret was sent.',
    advice: [],
    actor: 'nobody',
  },
};

/** What a mailbox is in which nothing failed: not watched, not tried, working, or working with a warning. */
export function verdictWithoutFailure(
  findings: readonly Finding[],
  warnings: readonly Warning[],
): MailboxVerdict {
  const watched = findings.filter((finding) => finding.kind !== 'not-watched');
  const withheld = findings.find((finding) => finding.kind === 'withheld');
  if (withheld !== undefined) {
    return { status: 'unknown', cause: null, transient: false, ...WITHHELD[withheld.reason] };
  }
  if (watched.length === 0) {
    return {
      status: 'unknown',
      cause: null,
      transient: false,
      title: 'Nothing is checked',
      summary: 'Neither IMAP nor SMTP is watched for this mailbox.',
      advice: [{ text: 'Turn at least one of them on in the mailbox’s settings.', url: null }],
      actor: 'user',
    };
  }
  const [first] = warnings;
  const working = watched.length === 2 ? 'IMAP and SMTP work' : 'The watched protocol works';
  return {
    status: first === undefined ? 'healthy' : 'warning',
    cause: null,
    transient: false,
    title: first === undefined ? 'Everything works' : 'It works, with a warning',
    summary: first === undefined ? `${working}.` : first.sentence,
    advice: warnings.flatMap(({ step }) => step ?? []),
    actor: warnings.some(({ step }) => step !== null) ? 'user' : 'nobody',
  };
}
