import { type Alert, presentMembers, type Telling } from '../history/alert.ts';
import type { Scene } from './alert-scene.ts';
import type { Draft } from './draft.ts';
import { reminderWords } from './reminder-words.ts';

const DAY_MS = 86_400_000;

/** The id of what reminds of several alerts at once: one notification takes the place of the one of the day before. */
export const REMINDER_ID = 'reminder';

/** What a plan comes to once it reminds. */
export interface Reminded {
  readonly drafts: readonly Draft[];
  readonly telling: Telling | null;
}

/**
 * Reminds once a day of everything that still needs somebody, as soon as one of those alerts was silent for a day: a count
 * that left the younger ones out would contradict the window.
 */
export function remind(drafts: readonly Draft[], scene: Scene): Reminded {
  const needing = drafts.filter(({ after }) => needsSomebody(after));
  if (scene.isHeld || !needing.some(({ after }) => scene.now - lastWordAt(after) >= DAY_MS)) {
    return { drafts, telling: null };
  }
  const reminded = drafts.map((draft) =>
    needing.includes(draft) ? { ...draft, after: { ...draft.after, remindedAt: scene.at } } : draft,
  );
  const alerts = reminded.map(({ after }) => after).filter(needsSomebody);
  return { drafts: reminded, telling: { kind: 'reminder', alert: combined(alerts) } };
}

function needsSomebody(alert: Alert): boolean {
  return (
    alert.kind === 'action-needed' &&
    alert.toldAt !== null &&
    alert.endedAt === null &&
    presentMembers(alert).length > 0
  );
}

function lastWordAt({ lastToldAt, remindedAt }: Alert): number {
  return Math.max(Date.parse(lastToldAt ?? ''), Date.parse(remindedAt ?? lastToldAt ?? ''));
}

/** One alert as it is, several as one value with the mailboxes of all. */
function combined(alerts: readonly Alert[]): Alert {
  const [first, ...others] = alerts;
  if (first === undefined) throw new Error('A reminder of nothing');
  const members = alerts.flatMap((alert) => presentMembers(alert));
  const words = reminderWords(first, members);
  if (others.length === 0) return { ...first, ...words };
  const isOneCause = others.every(({ cause }) => cause === first.cause);
  return {
    ...first,
    id: REMINDER_ID,
    key: REMINDER_ID,
    cause: isOneCause ? first.cause : null,
    members,
    ...words,
  };
}
