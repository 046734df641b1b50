import type { Snapshot, WatchReport } from '../../api/contract.ts';
import type { Clock } from '../../monitor/clock.ts';

/** Keeps the tray told without the work that a window is worth: of 1,000 mailboxes a snapshot takes some 50 ms. */
export interface SnapshotFollower {
  /** Told what the monitor tells. */
  readonly observe: (report: WatchReport) => void;
  /** Something may have changed: look soon. */
  readonly refresh: () => void;
  readonly stop: () => void;
}

export interface FollowParts {
  readonly snapshot: () => Promise<Snapshot>;
  readonly clock: Clock;
  readonly show: (snapshot: Snapshot) => void;
}

/** Many mailboxes change at once. */
const PAUSE_MS = 1_000;

/** What no report tells of, such as the messages of the day or a mailbox that another process added. */
const LOOK_EVERY_MS = 60_000;

/** Looks at once, then when something of note was told, and now and then. */
export function followSnapshot({ snapshot, clock, show }: FollowParts): SnapshotFollower {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isLooking = false;
  let isWanted = false;
  let isStopped = false;
  let cancelWake = () => {};

  const wakeAt = (time: number) => {
    cancelWake();
    if (isStopped) return;
    // A clock that was put back must not hold it up.
    const ms = Math.min(LOOK_EVERY_MS, Math.max(0, time - clock.now().getTime()));
    cancelWake = clock.wakeIn(ms, look);
  };
  async function look(): Promise<void> {
    isLooking = true;
    isWanted = false;
    lookedAt = clock.now().getTime();
    // Memory that cannot be read for now is the monitor's to tell; the next look may succeed.
    const now = await snapshot().catch(() => null);
    isLooking = false;
    wakeAt(lookedAt + (isWanted ? PAUSE_MS : LOOK_EVERY_MS));
    if (now !== null && !isStopped) show(now);
  }
  const refresh = () => {
    if (isLooking) isWanted = true;
    else wakeAt(lookedAt + PAUSE_MS);
  };
  look();
  return {
    refresh,
    observe: ({ event }) => {
      if (event !== 'check' && event !== 'send') refresh();
    },
    stop: () => {
      isStopped = true;
      cancelWake();
    },
  };
}
