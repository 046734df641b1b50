import { methodOf } from '../alerting/alert-words.ts';
import { REMINDER_ID } from '../alerting/reminder.ts';
import { mendOf } from '../diagnosis/mend.ts';
import { type Alert, presentMembers } from '../history/alert.ts';
import { custom } from '../provider/presets/custom.ts';
import { findProviderById } from '../provider/presets.ts';
import type { AlertReport } from './contract.ts';

/** An alert in plain data. */
export function alertReport(alert: Alert): AlertReport {
  const { id, kind, cause, providerId, members, title, body, openedAt, toldAt, endedAt } = alert;
  const present = presentMembers(alert);
  // A recovery is about those that were down.
  const about = present.length > 0 ? present : members;
  return {
    id,
    kind,
    cause,
    provider: providerId,
    addresses: [...new Set(about.map(({ address }) => address))],
    title,
    body,
    mendedBy:
      kind === 'action-needed' && id !== REMINDER_ID
        ? mendOf(cause, findProviderById(providerId) ?? custom, methodOf(about))
        : null,
    openedAt,
    toldAt,
    endedAt,
  };
}
