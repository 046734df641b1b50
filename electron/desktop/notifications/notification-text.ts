import type { AlertReport } from '../../api/contract.ts';
import { placeOfAlert } from '../place-to-mend.ts';
import { cutText } from './cut-text.ts';

/** What is told of an alert. */
export type ToldEvent = 'alert' | 'reminder' | 'recovery';

/** A notification as the system takes it. */
export interface NotificationText {
  readonly title: string;
  readonly body: string;
  /** Where its click leads. */
  readonly hash: string;
  readonly urgency: 'normal' | 'critical';
  readonly silent: boolean;
}

/** macOS takes 256 bytes, and two bytes are what most letters of the world have; others show less anyway. */
const LONGEST = { title: 80, body: 200 } as const;

/** What to show for an alert; only what somebody must mend may stay on the screen. */
export function notificationOf(
  event: ToldEvent,
  alert: AlertReport,
  platform: NodeJS.Platform,
): NotificationText {
  const body = cutText(alert.body, LONGEST.body);
  return {
    title: cutText(alert.title, LONGEST.title),
    // Servers on Linux may read the body as markup (Desktop Notifications Specification, “Markup”); the title is plain.
    body: platform === 'linux' ? escapeMarkup(body) : body,
    hash: placeOfAlert(alert),
    urgency: event !== 'recovery' && alert.kind === 'action-needed' ? 'critical' : 'normal',
    silent: event === 'recovery',
  };
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
