import type { MailboxSummary, Snapshot } from '../../api/contract.ts';
import type { MailboxStatus } from '../../diagnosis/cause.ts';
import { cutText } from '../notifications/cut-text.ts';

/** The worst there is to say; its shape is the icon. */
export type TrayTone = 'healthy' | 'warning' | 'action-needed' | 'unreachable' | 'quiet';

/** What the tray shows. */
export interface TrayFace {
  readonly tone: TrayTone;
  /** How many mailboxes the tone speaks of; 0 where it speaks of none. */
  readonly count: number;
  readonly tooltip: string;
  /** Beside the icon, where the system has room for text. */
  readonly title: string;
}

/** Windows shows 127 characters. */
const LONGEST_TOOLTIP = 127;

/** What needs somebody, the worst first. */
const TROUBLES = ['action-needed', 'unreachable', 'warning'] as const;
type Trouble = (typeof TROUBLES)[number];

/** `null` before anything is known. */
export function trayFace(snapshot: Snapshot | null, now: Date): TrayFace {
  if (snapshot === null) return face('quiet', 0, 'Mailvitals is starting.');
  const { mailboxes, snoozedUntil } = snapshot;
  const counts = TROUBLES.map((tone) => ({ tone, count: countOf(mailboxes, tone) }));
  const troubles = counts.filter(({ count }) => count > 0);
  const isSnoozed = snoozedUntil !== null && Date.parse(snoozedUntil) > now.getTime();
  const say = (sentence: string) => (isSnoozed ? `${sentence} Notifications are snoozed.` : sentence);
  const [worst] = troubles;
  if (worst === undefined) return withoutTrouble(snapshot, say);
  const one = mailboxes.filter(({ status }) => status === worst.tone).find(() => worst.count === 1);
  const sentence =
    one !== undefined && troubles.length === 1
      ? `${one.address}: ${sentenceOf(one.summary)}`
      : `${troubles.map(({ tone, count }, index) => TROUBLE_WORDS[tone](count, index === 0)).join(', ')}.`;
  return face(worst.tone, worst.count, say(sentence));
}

function face(tone: TrayTone, count: number, tooltip: string): TrayFace {
  return {
    tone,
    count,
    tooltip: cutText(tooltip, LONGEST_TOOLTIP),
    title: count > 0 ? String(count) : '',
  };
}

/** Green only where every mailbox that is watched was found working; one that is being tried again has not failed yet. */
function withoutTrouble({ mailboxes, network }: Snapshot, say: (sentence: string) => string): TrayFace {
  const watched = mailboxes.filter(({ status }) => status !== 'paused');
  const healthy = countOf(watched, 'healthy');
  const pending = countOf(watched, 'pending');
  if (mailboxes.length === 0) return face('quiet', 0, say('No mailbox is watched yet.'));
  if (watched.length === 0) return face('quiet', 0, say('Every mailbox is paused.'));
  if (network === 'offline') return face('quiet', 0, say('This computer is offline.'));
  if (healthy > 0 && healthy + pending === watched.length) {
    return face(
      'healthy',
      0,
      say(
        pending === 0 ? allWork(healthy) : `${mailboxesText(pending)} failed once and will be tried again.`,
      ),
    );
  }
  return face('quiet', 0, say(`${healthy} of ${mailboxesText(watched.length)} have been found working.`));
}

const TROUBLE_WORDS: Readonly<Record<Trouble, (count: number, isFirst: boolean) => string>> = {
  'action-needed': (count, isFirst) => `${subject(count, isFirst)} ${count === 1 ? 'needs' : 'need'} you`,
  unreachable: (count, isFirst) => `${subject(count, isFirst)} cannot be reached`,
  warning: (count, isFirst) => `${subject(count, isFirst)} ${count === 1 ? 'has' : 'have'} a warning`,
};

/** `3 mailboxes`, and `2` after that. */
const subject = (count: number, isFirst: boolean) => (isFirst ? mailboxesText(count) : String(count));

const mailboxesText = (count: number) => `${count} ${count === 1 ? 'mailbox' : 'mailboxes'}`;
const allWork = (count: number) => (count === 1 ? 'The mailbox works.' : `All ${count} mailboxes work.`);
const sentenceOf = (summary: string) => (/[.!?…]$/.test(summary) ? summary : `${summary}.`);

function countOf(mailboxes: readonly MailboxSummary[], wanted: MailboxStatus): number {
  return mailboxes.filter(({ status }) => status === wanted).length;
}
