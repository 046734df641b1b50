import type { MailboxSummary, Snapshot } from '../../api/contract.ts';
import { cutText } from '../notifications/cut-text.ts';
import { OVERVIEW, placeToMend } from '../place-to-mend.ts';

/** What a line of the tray's menu does. */
export type TrayAction =
  | { readonly kind: 'show'; readonly hash: string | null }
  | { readonly kind: 'check-all' }
  /** `until` as the setting takes it. */
  | { readonly kind: 'snooze'; readonly until: string }
  | { readonly kind: 'show-logs' }
  | { readonly kind: 'quit' };

export type TrayLine =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'submenu'; readonly label: string; readonly lines: readonly TrayLine[] };

/** More would be a second window; the overview shows them all. */
const NAMED = 8;
const LONGEST_LABEL = 80;

/** The worst first; a warning waits. */
const NEEDING: readonly string[] = ['action-needed', 'unreachable'];

/** Everything the tray can do: on Linux there is no other gesture. `null` before anything is known. */
export function trayMenu(snapshot: Snapshot | null, now: Date): readonly TrayLine[] {
  const needing = NEEDING.flatMap((wanted) =>
    (snapshot?.mailboxes ?? []).filter(({ status }) => status === wanted),
  );
  return joined([
    [...needing.slice(0, NAMED).map(mailboxLine), ...moreLine(needing.length - NAMED)],
    countsToday(snapshot?.mailboxes ?? []),
    [action('Check all now', { kind: 'check-all' }), snoozeLine(snapshot?.snoozedUntil ?? null, now)],
    [
      action('Open Mailvitals', { kind: 'show', hash: null }),
      action('Settings…', { kind: 'show', hash: '#/settings' }),
      action('About Mailvitals', { kind: 'show', hash: '#/about' }),
      action('Show logs', { kind: 'show-logs' }),
    ],
    [action('Quit Mailvitals', { kind: 'quit' })],
  ]);
}

function mailboxLine(mailbox: MailboxSummary): TrayLine {
  return action(`${mailbox.address}: ${mailbox.summary}`, { kind: 'show', hash: placeToMend(mailbox) });
}

function moreLine(count: number): readonly TrayLine[] {
  return count > 0 ? [action(`${count} more…`, { kind: 'show', hash: OVERVIEW })] : [];
}

/** What was sent today, as the Sent folders show; nothing where none was read. */
function countsToday(mailboxes: readonly MailboxSummary[]): readonly TrayLine[] {
  const counted = mailboxes.flatMap(({ sends }) => (sends === null ? [] : [sends.messagesToday]));
  if (counted.length === 0) return [];
  const messages = counted.reduce((sum, count) => sum + count, 0);
  return [text(`${messages} ${messages === 1 ? 'message' : 'messages'} sent today`)];
}

function snoozeLine(snoozedUntil: string | null, now: Date): TrayLine {
  if (snoozedUntil !== null && Date.parse(snoozedUntil) > now.getTime()) {
    return action(`End the snooze (until ${momentText(new Date(snoozedUntil), now)})`, {
      kind: 'snooze',
      until: 'off',
    });
  }
  return {
    kind: 'submenu',
    label: 'Snooze notifications',
    lines: [
      action('For an hour', { kind: 'snooze', until: '1h' }),
      action('Until tomorrow morning', { kind: 'snooze', until: tomorrowMorning(now) }),
    ],
  };
}

/** Eight o’clock of the next day, by the computer's clock and in the form that the setting takes. */
function tomorrowMorning(now: Date): string {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(8, 0, 0, 0);
  return morning.toISOString();
}

/** `16:30`; `tomorrow, 08:00`; `Wednesday, 08:00`. */
function momentText(moment: Date, now: Date): string {
  const clock = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (moment.toDateString() === now.toDateString()) return clock;
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  const isTomorrow = moment.toDateString() === tomorrow.toDateString();
  return `${isTomorrow ? 'tomorrow' : moment.toLocaleDateString('en-GB', { weekday: 'long' })}, ${clock}`;
}

const text = (label: string): TrayLine => ({ kind: 'text', label: cutText(label, LONGEST_LABEL) });

function action(label: string, does: TrayAction): TrayLine {
  return { kind: 'action', label: cutText(label, LONGEST_LABEL), action: does };
}

/** The groups that have lines, with a separator between them. */
function joined(groups: readonly (readonly TrayLine[])[]): readonly TrayLine[] {
  const filled = groups.filter((lines) => lines.length > 0);
  return filled.flatMap((lines, index) => (index === 0 ? lines : [{ kind: 'separator' } as const, ...lines]));
}
