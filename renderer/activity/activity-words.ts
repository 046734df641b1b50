import type { ActivityEntry } from '../../electron/api/contract.ts';
import type { MailboxStatus } from '../status/status-words.ts';
import { mailboxesText } from '../words/count-words.ts';
import { lengthText } from '../words/time-words.ts';

/** The shape of what happened; `told` has one of its own. */
export const ENTRY_STATUS: Readonly<Record<ActivityEntry['kind'], MailboxStatus | 'told'>> = {
  opened: 'unreachable',
  closed: 'healthy',
  told: 'told',
};

/** What the shape means, for whoever does not see it. */
export const ENTRY_WORDS: Readonly<Record<ActivityEntry['kind'], string>> = {
  opened: 'Stopped working',
  closed: 'Works again',
  told: 'You were told',
};

/** What an entry is about: the address, or how many mailboxes. */
export function subjectText({ addresses }: ActivityEntry): string {
  const [address = '', another] = addresses;
  return another === undefined ? address : mailboxesText(addresses.length);
}

/** What happened, after its subject. */
export function entryText({ kind, summary, durationMs }: ActivityEntry): string {
  const length = durationMs === null ? '' : ` after ${lengthText(durationMs)}`;
  return kind === 'closed' ? `works again${length}` : summary;
}
