import { type Alert, type AlertMember, presentMembers } from '../history/alert.ts';
import { THIS_COMPUTER } from '../history/alert-group.ts';
import { type OpenMatter, openMatters, withMembers } from './alert-members.ts';
import type { Scene } from './alert-scene.ts';
import { alertWords, tellingWords } from './alert-words.ts';
import { type Draft, UNTOLD, withdraw } from './draft.ts';
import { isAboutKeychain } from './keychain-alert.ts';
import { recoveryWords } from './recovery-words.ts';

/** A group that may still grow is waited for this long, so that one notification names all of it. */
const GROUP_WAIT_MS = 60_000;

/** Two notifications of one matter never follow each other faster. */
const LEAST_GAP_MS = 60_000;

/** What becomes of the alerts about incidents. */
export function draftIncidentAlerts(scene: Scene): readonly Draft[] {
  const matters = openMatters(scene);
  const standing = scene.openAlerts.filter((alert) => alert.kind !== 'send-limit' && !isAboutKeychain(alert));
  const drafts = standing.map((alert) => draftStanding(alert, matters.get(alert.key), scene));
  const taken = new Set(drafts.filter(({ after }) => after.endedAt === null).map(({ after }) => after.key));
  const fresh = scene.isOffline ? [] : [...matters.values()].filter(({ matter }) => !taken.has(matter.key));
  return [...drafts, ...fresh.map((matter) => settle(null, opened(matter, scene), scene))];
}

function draftStanding(alert: Alert, matter: OpenMatter | undefined, scene: Scene): Draft {
  const incidents = matter?.incidents ?? [];
  // All of it was over, but quiet hours kept that back. What fails now is news again.
  const isAnother = alert.toldAt !== null && presentMembers(alert).length === 0 && incidents.length > 0;
  if (isAnother && !scene.isOffline) return withdraw(alert, alert, scene.at);
  return settle(alert, withMembers(alert, incidents, scene), scene);
}

function opened({ matter, incidents }: OpenMatter, scene: Scene): Alert {
  const empty: Alert = {
    ...matter,
    id: scene.newId(),
    ...UNTOLD,
    cause: incidents[0]?.cause ?? null,
    providerId: incidents[0]?.mailbox.providerId ?? 'custom',
    members: [],
    title: '',
    body: '',
    openedAt: scene.at,
  };
  return withMembers(empty, incidents, scene);
}

function settle(before: Alert | null, alert: Alert, scene: Scene): Draft {
  const present = presentMembers(alert);
  if (present.length === 0) return over(before, alert, scene);
  const words = alertWords(alert);
  const isReworded = words.title !== alert.title || words.body !== alert.body;
  const worded = isReworded ? { ...alert, ...words } : alert;
  return isDue(alert, present, scene)
    ? tell(before, worded, present, scene)
    : { before, after: worded, tells: null };
}

function tell(before: Alert | null, alert: Alert, present: readonly AlertMember[], { at }: Scene): Draft {
  const news = new Set(present.filter(({ wasTold }) => !wasTold));
  return {
    before,
    after: {
      ...alert,
      toldAt: alert.toldAt ?? at,
      lastToldAt: at,
      members: alert.members.map((member) => (news.has(member) ? { ...member, wasTold: true } : member)),
    },
    tells: { kind: 'alert', words: tellingWords(alert, [...news]) },
  };
}

/** Whether the alert is to be told now, for the first time or again. */
function isDue(alert: Alert, present: readonly AlertMember[], scene: Scene): boolean {
  if (scene.isHeld) return false;
  // A mailbox that came and went while nothing was told may be up just now.
  if (alert.kind === 'unstable' && !present.some(({ mailboxId }) => scene.open.has(mailboxId))) return false;
  // What this computer lacks it lacks for many, and each is found without being confirmed.
  const mayGrow = (since: string) =>
    (scene.confirming.has(alert.groupKey) || alert.groupKey === THIS_COMPUTER) &&
    scene.now - Date.parse(since) < GROUP_WAIT_MS;
  if (alert.lastToldAt === null) return !mayGrow(alert.openedAt) && !wasToldLately(alert.key, scene);
  const news = present.filter(({ wasTold }) => !wasTold).map(({ joinedAt }) => joinedAt);
  const [first] = news.toSorted();
  return (
    alert.kind === 'action-needed' &&
    first !== undefined &&
    scene.now - Date.parse(alert.lastToldAt) >= Math.max(LEAST_GAP_MS, scene.intervalMs) &&
    !mayGrow(first)
  );
}

function wasToldLately(key: string, { openAlerts, endedAlerts, now }: Scene): boolean {
  return [...openAlerts, ...endedAlerts].some(
    (alert) =>
      alert.key === key && alert.lastToldAt !== null && now - Date.parse(alert.lastToldAt) < LEAST_GAP_MS,
  );
}

/** Nobody is left in it. What was never told ends without a word; what is told to be over must be over still. */
function over(before: Alert | null, alert: Alert, scene: Scene): Draft {
  const recovered = alert.members.filter(
    ({ leftHow, mailboxId }) => leftHow === 'recovered' && !scene.open.has(mailboxId),
  );
  if (alert.toldAt === null || recovered.length === 0) return withdraw(before, alert, scene.at);
  if (scene.isHeld) return { before, after: alert, tells: null };
  const downMs = Math.max(
    ...recovered.map(({ leftAt, downSince }) => Date.parse(leftAt ?? scene.at) - Date.parse(downSince)),
  );
  const ended: Alert = {
    ...alert,
    // A check may have found it over before it was told.
    endedAt:
      [alert.toldAt, ...recovered.map(({ leftAt }) => leftAt ?? scene.at)].toSorted().at(-1) ?? scene.at,
    endedHow: 'recovery',
    downMs: alert.kind === 'unstable' ? null : Math.max(0, downMs),
  };
  return { before, after: ended, tells: { kind: 'recovery', words: recoveryWords(ended, recovered) } };
}
