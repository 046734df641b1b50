import type { Alert, AlertMember } from '../history/alert.ts';
import type { WatchedIncident } from '../history/alert-evidence.ts';
import { alertKindOf, type Matter, matterOf } from './alert-kind.ts';
import { isWorthTelling, type Scene, steadySince } from './alert-scene.ts';

/** A matter and the incidents that make it one now. */
export interface OpenMatter {
  readonly matter: Matter;
  readonly incidents: readonly WatchedIncident[];
}

/** What there is to speak of, by key: every open incident belongs to one matter, and those of paused mailboxes to none. */
export function openMatters(scene: Scene): ReadonlyMap<string, OpenMatter> {
  const matters = new Map<string, { matter: Matter; incidents: WatchedIncident[] }>();
  for (const incident of scene.open.values()) {
    if (incident.mailbox.isPaused || !isWorthTelling(incident, scene.now)) continue;
    const matter = matterIn(scene, incident);
    const known = matters.get(matter.key);
    if (known === undefined) matters.set(matter.key, { matter, incidents: [incident] });
    else known.incidents.push(incident);
  }
  return matters;
}

function matterIn({ unstable }: Scene, { mailboxId, cause, mailbox }: WatchedIncident): Matter {
  const kind = unstable.has(mailboxId) ? 'unstable' : alertKindOf(cause);
  return matterOf(kind, cause, mailbox);
}

/** Lets those leave for whom the alert no longer stands, and those join for whom it does; the same object if none. */
export function withMembers(alert: Alert, incidents: readonly WatchedIncident[], scene: Scene): Alert {
  const stayed = alert.members.map((member) =>
    member.leftAt === null ? departure(alert, member, scene) : member,
  );
  const present = stayed.filter(({ leftAt }) => leftAt === null);
  // While the computer is offline nothing new is believed.
  const joining = scene.isOffline ? [] : incidents.filter((incident) => !stands(alert, present, incident));
  if (joining.length === 0 && stayed.every((member, index) => member === alert.members[index])) return alert;
  const ids = new Set(joining.map(({ id }) => id));
  const before = new Map(alert.members.map((member) => [member.incidentId, member]));
  return {
    ...alert,
    members: [
      ...stayed.filter(({ incidentId }) => incidentId === null || !ids.has(incidentId)),
      ...joining.map((incident) => memberFrom(incident, before.get(incident.id), scene)),
    ],
  };
}

/** One that comes back after a pause with the same incident was told of already. */
function memberFrom(incident: WatchedIncident, before: AlertMember | undefined, { at }: Scene): AlertMember {
  return {
    mailboxId: incident.mailboxId,
    address: incident.mailbox.address,
    signInMethod: incident.mailbox.signInMethod,
    incidentId: incident.id,
    downSince: incident.openedAt,
    joinedAt: at,
    leftAt: null,
    leftHow: null,
    wasTold: before?.wasTold ?? false,
  };
}

function stands({ kind }: Alert, present: readonly AlertMember[], incident: WatchedIncident): boolean {
  return present.some(({ mailboxId, incidentId }) =>
    kind === 'unstable' ? mailboxId === incident.mailboxId : incidentId === incident.id,
  );
}

function departure(alert: Alert, member: AlertMember, scene: Scene): AlertMember {
  const { mailboxId, incidentId } = member;
  const down = scene.open.get(mailboxId);
  const silently: AlertMember = { ...member, leftAt: scene.at, leftHow: 'silently' };
  if (alert.kind === 'unstable') {
    if (isPaused(mailboxId, scene)) return silently;
    if (scene.unstable.has(mailboxId)) return member;
    return down === undefined
      ? { ...member, leftAt: steadySince(mailboxId, scene), leftHow: 'recovered' }
      : silently;
  }
  if (down !== undefined) {
    const isSame =
      down.id === incidentId && !down.mailbox.isPaused && matterIn(scene, down).key === alert.key;
    return isSame ? member : silently;
  }
  const closed = scene.incidents.get(mailboxId)?.find(({ id }) => id === incidentId);
  return closed === undefined || closed.closedAt === null
    ? silently
    : { ...member, leftAt: closed.closedAt, leftHow: 'recovered' };
}

function isPaused(mailboxId: string, { incidents }: Scene): boolean {
  return incidents.get(mailboxId)?.some(({ mailbox }) => mailbox.isPaused) ?? false;
}
