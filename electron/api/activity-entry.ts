import { recoveryWords } from '../alerting/recovery-words.ts';
import { reminderWords } from '../alerting/reminder-words.ts';
import { titleOfIncident } from '../diagnosis/title-of-cause.ts';
import type { AlertHappening, Happening, IncidentHappening } from '../history/activity.ts';
import type { Alert, AlertMember } from '../history/alert.ts';
import type { ActivityEntry } from './contract.ts';
import { providerOf } from './provider-of.ts';

/** One thing that happened, in words. */
export function activityEntry(happening: Happening): ActivityEntry {
  return 'alert' in happening ? alertEntry(happening) : incidentEntry(happening);
}

function incidentEntry(incident: IncidentHappening): ActivityEntry {
  const { id, at, kind, cause, address, openedAt, signInMethod } = incident;
  const title = titleOfIncident(cause, providerOf(incident), signInMethod);
  return {
    id,
    at,
    kind,
    addresses: [address],
    cause,
    summary: kind === 'opened' ? title : `Over: ${title}`,
    durationMs: kind === 'opened' ? null : Date.parse(at) - Date.parse(openedAt),
  };
}

/** In the words of the notification, but for a reminder of several alerts: each of those tells its own. */
function alertEntry({ id, at, kind, alert }: AlertHappening): ActivityEntry {
  const told = alert.members.filter(({ wasTold }) => wasTold);
  const about = told.filter(ABOUT[kind](at));
  const members = about.length > 0 ? about : told;
  const words = members.length === 0 ? alert : WORDS[kind](alert, members);
  return {
    id,
    at,
    kind: 'told',
    addresses: [...new Set(members.map(({ address }) => address))],
    cause: alert.cause,
    summary: words.title,
    durationMs: null,
  };
}

/** Of those that were told of, whom the notification of that moment was about. */
const ABOUT: Readonly<Record<AlertHappening['kind'], (at: string) => (member: AlertMember) => boolean>> = {
  told: () => () => true,
  reminded: (at) => (member) => member.leftAt === null || member.leftAt > at,
  recovered: () => (member) => member.leftHow === 'recovered',
};

const WORDS: Readonly<
  Record<AlertHappening['kind'], (alert: Alert, about: readonly AlertMember[]) => Pick<Alert, 'title'>>
> = { told: (alert) => alert, reminded: reminderWords, recovered: recoveryWords };
