import type { Alerting } from '../alerting/alerting.ts';
import type { Memory } from '../history/memory.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { CheckedMailbox } from './check-mailbox.ts';
import { createCheckRuns } from './check-runs.ts';
import type { Checker } from './checker.ts';
import type { Clock } from './clock.ts';
import type { Network, NetworkState } from './network.ts';
import type { Sentinels } from './sentinels.ts';
import type { WatchEvent } from './watch-event.ts';
import { createWatchList, type WatchedMailbox } from './watch-list.ts';

/** How often the monitor looks at the clock and at what other processes have written. */
export const BEAT_MS = 5_000;
/** A pause between two beats that means the computer slept. */
export const GAP_MS = 60_000;
/** How often a way back is looked for while offline (DESIGN 5). */
const LOOK_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What the monitor works with. */
export interface MonitorParts {
  readonly memory: Memory;
  readonly checker: Checker;
  readonly network: Network;
  readonly sentinels: Sentinels;
  readonly alerting: Alerting;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly emit: (event: WatchEvent) => void;
  /** What keeps the monitor from its work, e.g. a full disk: it goes on trying. */
  readonly onTrouble: (error: unknown) => void;
  /** Called at every beat with how late the most overdue check is, in milliseconds. */
  readonly onBeat?: (lagMs: number) => void;
  /** Instead of the setting. */
  readonly intervalMinutes?: number;
}

/** Watches all mailboxes until stopped. */
export interface Monitor {
  readonly start: () => void;
  /** Ends checks that are under way; what they found so far is not kept. */
  readonly stop: () => Promise<void>;
  /** The computer woke up: what was under way is worth nothing, and the network needs a moment. */
  readonly noteResume: () => void;
  /** A mailbox that shows a sign of trouble or of life is checked now. */
  readonly checkSoon: (mailboxId: string) => void;
  /** A sentinel has counted new messages. */
  readonly noteSends: (mailbox: Mailbox, newMessages: number) => void;
}

/** Decides nothing by itself: asks the pure parts what is due, what a moment means and whom to tell, and does it. */
export function createMonitor(parts: MonitorParts): Monitor {
  const { memory, checker, network, sentinels, alerting, clock, random, emit } = parts;
  // Read once a beat: asked for every mailbox, it would be a thousand queries.
  let settings = memory.settings.read();
  const intervalMs = () => (parts.intervalMinutes ?? settings.intervalMinutes) * MINUTE_MS;
  const list = createWatchList({ memory, network, random, intervalMs });
  let cancelBeat = () => {};
  let unsubscribe: readonly (() => void)[] = [];
  let running = false;
  let lastBeatAt = 0;
  let lastLookAt = 0;
  let lastSweepAt = 0;

  const nowMs = () => clock.now().getTime();

  const tellStatus = (one: WatchedMailbox) => {
    const status = list.statusOf(one, nowMs());
    if (status !== one.told) {
      const { mailbox, standing, told: before } = one;
      one.told = status;
      emit({ kind: 'status', mailbox, before, status, standing });
    }
  };
  const tellSends = (mailbox: Mailbox, newMessages: number) => {
    alerting.invalidate();
    emit({ kind: 'send', mailbox, newMessages, figures: memory.sends.figures(mailbox.id, clock.now()) });
  };
  const tellAlerts = () => {
    const suspected = list.all().filter(({ told }) => told === 'pending');
    const telling = {
      now: clock.now(),
      suspected: suspected.map(({ mailbox }) => mailbox),
      isOffline: !network.isOnline(),
    };
    for (const event of alerting.run(telling)) emit(event);
  };

  const onChecked = (mailbox: Mailbox, { record, remembered, diagnosis, sent }: CheckedMailbox) => {
    const one = list.find(mailbox.id);
    if (one === undefined) return;
    const hasMoreToRead = sent?.kind === 'read' && !sent.isComplete;
    list.checked(one, remembered?.after ?? one.standing, hasMoreToRead, nowMs());
    // It showed a sign of trouble while it was being checked.
    if (runs.wantsAnother(mailbox.id)) one.dueAt = nowMs();
    emit({ kind: 'check', mailbox, record, diagnosis, standing: one.standing });
    if (sent?.kind === 'read' && sent.newMessages > 0) tellSends(mailbox, sent.newMessages);
    tellStatus(one);
    guard();
    alerting.invalidate();
    tellAlerts();
  };
  const onNetwork = (state: NetworkState) => {
    emit({ kind: state });
    lastLookAt = nowMs();
    list.stagger(nowMs());
    list.all().forEach(tellStatus);
  };

  const runs = createCheckRuns(async (mailbox, cancelled) => {
    try {
      await checker.check(mailbox, { askedByUser: false, cancelled });
    } catch (error) {
      const current = list.find(mailbox.id);
      if (current !== undefined) current.dueAt = nowMs() + MINUTE_MS;
      parts.onTrouble(error);
    }
  });

  /** Only mailboxes that have just proved to work: a sentinel must not be the one to find out that a secret is dead. */
  const guard = () => {
    const proved = list
      .all()
      .filter(({ mailbox, told }) => (told === 'healthy' || told === 'warning') && mailbox.imap !== null);
    sentinels.guard(proved.slice(0, settings.sentinelMailboxes).map(({ mailbox }) => mailbox));
  };

  const afterGap = () => {
    runs.cancel();
    lastLookAt = nowMs();
    list.stagger(nowMs());
    // Their connections may be dead without knowing it.
    sentinels.guard([]);
  };

  const work = () => {
    const now = nowMs();
    const gap = now - lastBeatAt;
    lastBeatAt = now;
    settings = memory.settings.read();
    if (list.reload(now)) alerting.invalidate();
    if (gap > GAP_MS) afterGap();
    if (!network.isOnline() && Math.abs(now - lastLookAt) >= LOOK_EVERY_MS) {
      lastLookAt = now;
      network.lookForWayBack().catch(parts.onTrouble);
    }
    parts.onBeat?.(list.lagMs(now));
    for (const { mailbox } of list.due(now)) runs.start(mailbox);
    list.all().forEach(tellStatus);
    guard();
    tellAlerts();
    if (Math.abs(now - lastSweepAt) >= SWEEP_EVERY_MS) {
      lastSweepAt = now;
      memory.sweep(clock.now());
    }
  };
  const beat = () => {
    try {
      work();
    } catch (error) {
      parts.onTrouble(error);
    }
    if (running) cancelBeat = clock.wakeIn(BEAT_MS, beat);
  };

  return {
    start() {
      running = true;
      lastBeatAt = nowMs();
      unsubscribe = [
        checker.subscribe(onChecked),
        checker.waitFor(sentinels.afterSignIn),
        network.subscribe(onNetwork),
      ];
      beat();
    },
    async stop() {
      running = false;
      cancelBeat();
      for (const end of unsubscribe) end();
      runs.cancel();
      await runs.ended();
      await sentinels.stop();
    },
    noteResume: afterGap,
    checkSoon(mailboxId) {
      const one = list.find(mailboxId);
      if (one === undefined || one.mailbox.paused || list.isCutOff(one.mailbox)) return;
      runs.startSoon(one.mailbox);
    },
    noteSends: tellSends,
  };
}
