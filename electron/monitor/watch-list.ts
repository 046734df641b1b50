import type { MailboxStatus } from '../diagnosis/cause.ts';
import type { Memory } from '../history/memory.ts';
import { NO_STANDING, type Standing } from '../history/standing.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { accessOf } from './access.ts';
import type { Network } from './network.ts';
import { farServers } from './network-evidence.ts';
import { dueAfterGap, dueAtLatest, dueAtStart, pauseAfter } from './schedule.ts';
import { statusNow } from './status-now.ts';

/** What is kept of one mailbox between beats. */
export interface WatchedMailbox {
  readonly mailbox: Mailbox;
  standing: Standing;
  /** Milliseconds since 1970. */
  dueAt: number;
  /** The status last told. */
  told: MailboxStatus;
}

/** The mailboxes that are watched, with how they stand and when they are due. Times are milliseconds since 1970. */
export interface WatchList {
  /** Takes up what was added, changed or removed, in this process or another; `false` where nothing was. */
  readonly reload: (now: number) => boolean;
  readonly find: (mailboxId: string) => WatchedMailbox | undefined;
  readonly all: () => readonly WatchedMailbox[];
  /** Takes up what a check made of a mailbox, and sets when the next one is due. */
  readonly checked: (one: WatchedMailbox, standing: Standing, hasMoreToRead: boolean, now: number) => void;
  /** Those that are to be checked now. */
  readonly due: (now: number) => readonly WatchedMailbox[];
  /** How late the most overdue check is, in milliseconds; 0 where none is. */
  readonly lagMs: (now: number) => number;
  /** After sleep or time offline: what is overdue comes back bit by bit. */
  readonly stagger: (now: number) => void;
  readonly statusOf: (one: WatchedMailbox, now: number) => MailboxStatus;
  /** Whether its servers are beyond the reach of this computer right now. */
  readonly isCutOff: (mailbox: Mailbox) => boolean;
}

export interface WatchListParts {
  readonly memory: Memory;
  readonly network: Network;
  readonly random: () => number;
  readonly intervalMs: () => number;
}

/** Starts empty; {@link WatchList.reload} fills it. */
export function createWatchList({ memory, network, random, intervalMs }: WatchListParts): WatchList {
  const watched = new Map<string, WatchedMailbox>();
  let seenWrites = '';

  const pace = ({ signInMethod }: Mailbox, hasMoreToRead: boolean) => ({
    intervalMs: intervalMs(),
    random: random(),
    hasMoreToRead,
    signInMethod,
  });
  const isCutOff = (mailbox: Mailbox) => !network.isOnline() && farServers(mailbox).length > 0;
  const statusOf = ({ mailbox, standing }: Pick<WatchedMailbox, 'mailbox' | 'standing'>, now: number) =>
    statusNow(standing, {
      now,
      intervalMs: intervalMs(),
      isPaused: mailbox.paused,
      isOffline: isCutOff(mailbox),
    });

  const takeUp = (mailbox: Mailbox, standing: Standing, now: number) => {
    const before = watched.get(mailbox.id);
    const isResumed = before?.mailbox.paused === true && !mailbox.paused;
    // What was found of other servers, or of another secret, is no reason to wait any longer.
    const isSame = before !== undefined && accessOf(before.mailbox) === accessOf(mailbox) && !isResumed;
    watched.set(mailbox.id, {
      mailbox,
      standing,
      dueAt: isSame ? before.dueAt : dueAtStart(standing, now, pace(mailbox, false)),
      told: before?.told ?? statusOf({ mailbox, standing }, now),
    });
  };

  return {
    reload(now) {
      const writes = `${memory.writtenByOthers()} ${memory.mailboxes.writes()}`;
      if (writes === seenWrites) return false;
      seenWrites = writes;
      const standings = memory.standings.all();
      const mailboxes = memory.mailboxes.list();
      const known = new Set(mailboxes.map(({ id }) => id));
      for (const id of watched.keys()) {
        if (!known.has(id)) watched.delete(id);
      }
      for (const mailbox of mailboxes) takeUp(mailbox, standings.get(mailbox.id) ?? NO_STANDING, now);
      return true;
    },
    find: (mailboxId) => watched.get(mailboxId),
    all: () => [...watched.values()],
    checked(one, standing, hasMoreToRead, now) {
      one.standing = standing;
      one.dueAt = now + pauseAfter(standing, pace(one.mailbox, hasMoreToRead));
    },
    due(now) {
      return [...watched.values()].filter((one) => {
        one.dueAt = dueAtLatest(one.dueAt, now, intervalMs());
        return one.dueAt <= now && !one.mailbox.paused && !isCutOff(one.mailbox);
      });
    },
    lagMs(now) {
      const wanted = [...watched.values()].filter(({ mailbox }) => !mailbox.paused && !isCutOff(mailbox));
      return Math.max(0, ...wanted.map(({ dueAt }) => now - dueAt));
    },
    stagger(now) {
      for (const one of watched.values()) one.dueAt = dueAfterGap(one.dueAt, now, random());
    },
    statusOf,
    isCutOff,
  };
}
