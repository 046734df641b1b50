import type { MailboxDetails, MailboxReport, Obstacle, SignInOffer } from '../../electron/api/contract.ts';
import { type HeardBefore, heardBefore } from './heard-before.ts';
import { type MendWords, mendWords, signInAgain } from './mend-words.ts';

/** What the diagnosis card says: the cause first, what it means, what to do, and who has to. */
export interface DiagnosisWords {
  readonly tone: 'bad' | 'warn' | 'idle';
  readonly title: string;
  readonly meaning: string;
  readonly steps: MailboxReport['advice'];
  /** Who has to act; `null` where the rest says it. */
  readonly actor: string | null;
  /** The one action, where one mends it or may; “Check now” stands at the head of every page. */
  readonly act: MendWords | 'resume' | null;
  /** What an earlier check heard; `null` where the last one tells it itself. */
  readonly heard: HeardBefore | null;
}

const ACTORS: Readonly<Record<MailboxReport['actor'], string>> = {
  user: 'Only you can mend this. Check it again afterwards.',
  admin: 'Only an administrator of this organisation can mend it.',
  provider: 'Only the provider can mend it. Mailvitals keeps looking and tells you when it works again.',
  nobody: 'Nobody has to act: it is tried again by itself.',
};

/** Of what is tried again by itself all the same: servers out of reach, and a token that they refuse. */
const MAY_MEND = 'You may be able to mend this. It is tried again by itself, too.';

function actorWords({ actor, status, cause }: MailboxReport): string {
  const isTriedAgain = status === 'unreachable' || cause === 'oauth-token-refused';
  return actor === 'user' && isTriedAgain ? MAY_MEND : ACTORS[actor];
}

const QUIET = { tone: 'idle', steps: [], actor: null, act: null, heard: null } as const;

/**
 * `null` where there is nothing to say: the mailbox works. What stands may be older than the last check, which may not have
 * got as far: a refusal stands until a sign-in works. `offer` is the sign-in of its provider, `null` where there is none and
 * until that is known; `now` in milliseconds since 1970.
 */
export function diagnosisWords(
  details: MailboxDetails,
  obstacle: Obstacle | null,
  offer: SignInOffer | null,
  now: number,
): DiagnosisWords | null {
  const { status, summary, lastReport, attempt, mendedBy, signInMethod } = details;
  const trouble = troubleOf(details);
  switch (status) {
    case 'healthy':
      return null;
    case 'warning':
      return warningWords(details, offer);
    case 'action-needed':
      return {
        tone: 'bad',
        title: summary,
        meaning: trouble?.summary ?? '',
        steps: trouble?.advice ?? [],
        // The button says who has to act.
        actor: mendedBy !== null || trouble === null ? null : actorWords(trouble),
        act: mendedBy ? mendWords(mendedBy, details, offer) : signInAgain(details, details.cause, offer),
        heard: trouble && heardBefore(trouble, lastReport, now),
      };
    case 'unreachable': {
      const isRecovering = lastReport?.status === 'healthy' || lastReport?.status === 'warning';
      return isRecovering
        ? {
            ...QUIET,
            tone: 'warn',
            title: summary,
            meaning: 'The last check went well. One more good one, and it counts as working again.',
          }
        : {
            ...QUIET,
            tone: 'warn',
            title: summary,
            meaning: trouble?.summary ?? '',
            steps: trouble?.advice ?? [],
            actor: trouble && actorWords(trouble),
            act: signInAgain(details, details.cause, offer),
            heard: trouble && heardBefore(trouble, lastReport, now),
          };
    }
    case 'pending': {
      const actor =
        attempt === null
          ? 'It is checked again before anybody is alarmed.'
          : `Failed ${attempt.failed} of ${attempt.of}: it is checked again before anybody is alarmed.`;
      return { ...QUIET, title: summary, meaning: trouble?.summary ?? '', actor };
    }
    case 'offline':
      return {
        ...QUIET,
        title: 'This computer is offline',
        meaning:
          'How the mailbox is cannot be known now. It is checked again as soon as the network is back; what you see below is older.',
      };
    case 'paused':
      return {
        ...QUIET,
        title: 'Paused by you',
        meaning: `It is not checked and raises no alarm. Its history and ${signInMethod === 'oauth2' ? 'sign-in' : 'password'} stay.`,
        act: 'resume',
      };
    case 'stale':
      return {
        ...QUIET,
        title: 'No fresh proof that it works',
        meaning:
          'The last check is too old to go by. That happens after sleep, or while Mailvitals did not run.',
      };
    case 'unknown':
      return unknownWords(details, obstacle, offer);
  }
}

/** What was read of the trouble, unless the snapshot knows a newer one. */
function troubleOf({ trouble, cause }: MailboxDetails): MailboxReport | null {
  return trouble?.cause === cause ? trouble : null;
}

/** What fills the cap is told by the summary, what a server warns of by the report. */
function warningWords(details: MailboxDetails, offer: SignInOffer | null): DiagnosisWords {
  const { summary, lastReport, signInMethod } = details;
  const isReported = lastReport !== null && lastReport.status === 'warning';
  if (!isReported) {
    return {
      ...QUIET,
      tone: 'warn',
      title: summary,
      meaning:
        'Providers refuse mail beyond the cap and look harder at mailboxes that come near it. Send less until the count falls: it looks back 24 hours.',
    };
  }
  const [first = lastReport.summary, ...others] =
    lastReport.warnings.length > 0 ? lastReport.warnings : [lastReport.summary];
  return {
    ...QUIET,
    tone: 'warn',
    title: first,
    meaning: ['It works for now.', ...others].join(' '),
    steps: lastReport.advice,
    // Where passwords come to their end, every warning is a reason to move over.
    act:
      signInMethod === 'password' && offer?.isAdvised === true ? mendWords('sign-in', details, offer) : null,
  };
}

function unknownWords(
  details: MailboxDetails,
  obstacle: Obstacle | null,
  offer: SignInOffer | null,
): DiagnosisWords {
  const { checkedAt, lastReport, signInMethod } = details;
  const withheld = lastReport?.imap?.withheld ?? lastReport?.smtp?.withheld ?? null;
  if (obstacle !== null && (checkedAt === null || withheld === 'secret-unavailable')) {
    const { title, sentence, steps } = obstacle;
    return { ...QUIET, tone: 'warn', title, meaning: sentence, steps };
  }
  if (checkedAt === null || lastReport === null) {
    return {
      ...QUIET,
      title: 'Not checked yet',
      meaning: 'Its first check is due. It signs in to both servers and sends nothing.',
    };
  }
  return {
    tone: withheld === 'sign-in-resting' ? 'idle' : 'warn',
    title: lastReport.title,
    meaning: lastReport.summary,
    steps: lastReport.advice,
    actor: null,
    act:
      withheld === 'sign-in-budget-spent'
        ? mendWords(signInMethod === 'oauth2' ? 'sign-in' : 'new-secret', details, offer)
        : null,
    heard: null,
  };
}
