import type { Alert } from '../history/alert.ts';
import { groupKeyOf } from '../history/alert-group.ts';
import { localDayOf } from '../sending/local-day.ts';
import type { SendLevel } from './alert-input.ts';
import type { Scene } from './alert-scene.ts';
import { type Draft, UNTOLD, withdraw } from './draft.ts';

const DAY_MS = 86_400_000;

/** What becomes of the alerts about caps and warm-up plans: one per mailbox and basis, told when a level is new. */
export function draftSendLimits(scene: Scene, levels: readonly SendLevel[]): readonly Draft[] {
  const byKey = new Map(levels.map((level) => [keyOf(level, scene), level]));
  const standing = scene.openAlerts.filter(({ kind }) => kind === 'send-limit');
  const drafts = standing.map((alert) => {
    const level = byKey.get(alert.key);
    return level === undefined || alert.members.length === 0
      ? withdraw(alert, alert, scene.at)
      : settle(alert, alert, level, scene);
  });
  const taken = new Set(standing.map(({ key }) => key));
  const fresh = scene.isOffline ? [] : [...byKey].filter(([key]) => !taken.has(key));
  return [...drafts, ...fresh.map(([key, level]) => settle(null, opened(key, level, scene), level, scene))];
}

/** A plan is one of a local day: tomorrow's is another matter, even if nobody saw it begin. */
function keyOf({ mailboxId, basis }: SendLevel, { now }: Scene): string {
  return ['send-limit', mailboxId, basis, ...(basis === 'plan' ? [localDayOf(now)] : [])].join('|');
}

function settle(before: Alert | null, alert: Alert, level: SendLevel, scene: Scene): Draft {
  const words = { title: level.title, body: level.summary };
  const isReworded = words.title !== alert.title || words.body !== alert.body;
  const worded = isReworded ? { ...alert, ...words } : alert;
  if (scene.isHeld || level.level <= highestTold(alert, scene)) return { before, after: worded, tells: null };
  const told: Alert = {
    ...worded,
    toldAt: alert.toldAt ?? scene.at,
    lastToldAt: scene.at,
    toldLevel: level.level,
    members: alert.members.map((member) => (member.wasTold ? member : { ...member, wasTold: true })),
  };
  return { before, after: told, tells: { kind: 'alert', words } };
}

/** The last 24 hours, which a cap counts, hover about a level with every message: it is told once a day. */
function highestTold({ key, toldLevel }: Alert, { endedAlerts, now }: Scene): number {
  const earlier = endedAlerts
    .filter(
      (alert) =>
        alert.key === key && alert.lastToldAt !== null && now - Date.parse(alert.lastToldAt) < DAY_MS,
    )
    .map((alert) => alert.toldLevel ?? 0);
  return Math.max(0, toldLevel ?? 0, ...earlier);
}

function opened(key: string, level: SendLevel, { at, newId }: Scene): Alert {
  return {
    id: newId(),
    ...UNTOLD,
    key,
    groupKey: groupKeyOf({ providerId: level.providerId, imap: null, smtp: null }),
    kind: 'send-limit',
    cause: null,
    providerId: level.providerId,
    members: [
      {
        mailboxId: level.mailboxId,
        address: level.address,
        signInMethod: level.signInMethod,
        incidentId: null,
        downSince: at,
        joinedAt: at,
        leftAt: null,
        leftHow: null,
        wasTold: false,
      },
    ],
    title: level.title,
    body: level.summary,
    openedAt: at,
  };
}
