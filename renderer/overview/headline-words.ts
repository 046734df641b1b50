import type { Snapshot } from '../../electron/api/contract.ts';
import { type MailboxStatus, STATUS_ORDER } from '../status/status-words.ts';
import { mailboxesText, numberText } from '../words/count-words.ts';

/** The first line of the window: does a mailbox need me, and which. */
export interface Headline {
  readonly status: MailboxStatus;
  readonly title: string;
  /** How the others are; empty where that says nothing more. */
  readonly rest: string;
}

const COUNTED: Readonly<Record<MailboxStatus, string>> = {
  'action-needed': 'need you',
  unreachable: 'unreachable',
  warning: 'with a warning',
  pending: 'being checked again',
  stale: 'without fresh proof',
  unknown: 'not known yet',
  offline: 'waiting for the network',
  healthy: 'healthy',
  paused: 'paused',
};

/** Answers the question in one line, and counts the rest in another. */
export function headlineOf({
  mailboxes,
  network,
  obstacle,
}: Pick<Snapshot, 'mailboxes' | 'network' | 'obstacle'>): Headline {
  const groups = Map.groupBy(mailboxes, ({ status }) => status);
  const count = (status: MailboxStatus) => groups.get(status)?.length ?? 0;
  const subject = (status: MailboxStatus) =>
    count(status) === 1 ? `${groups.get(status)?.[0]?.address}` : mailboxesText(count(status));
  const line = (status: MailboxStatus, title: string, told: MailboxStatus | null): Headline => {
    const others = STATUS_ORDER.filter((other) => other !== told && count(other) > 0);
    const rest = others.map((other) => `${numberText(count(other))} ${COUNTED[other]}`).join(' · ');
    return { status, title, rest };
  };

  if (count('action-needed') > 0) {
    const verb = count('action-needed') === 1 ? 'needs' : 'need';
    return line('action-needed', `${subject('action-needed')} ${verb} you`, 'action-needed');
  }
  if (network === 'offline') return line('offline', 'Waiting for this computer’s network', 'offline');
  if (obstacle !== null) return line('unknown', obstacle.title, null);
  if (count('unreachable') > 0) {
    return line('unreachable', `${subject('unreachable')} cannot be reached`, 'unreachable');
  }
  if (count('warning') > 0)
    return line(
      'warning',
      `${subject('warning')} ${count('warning') === 1 ? 'works' : 'work'}, with a warning`,
      'warning',
    );
  if (count('pending') > 0) return line('pending', 'No mailbox needs you', null);
  if (count('paused') === mailboxes.length) return line('paused', 'Every mailbox is paused', 'paused');
  if (count('healthy') === 0) return line('unknown', 'Nothing is known yet', 'unknown');
  return count('stale') + count('unknown') > 0
    ? line('stale', 'No mailbox needs you', null)
    : line('healthy', mailboxes.length === 1 ? 'Your mailbox works' : 'Every mailbox works', 'healthy');
}
