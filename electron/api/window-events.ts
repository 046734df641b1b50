import type { Clock } from '../monitor/clock.ts';
import type { Snapshot, WatchReport, WindowEvent } from './contract.ts';
import { lookPause } from './look-pause.ts';

/** Tells windows what is so and what happens. */
export interface WindowEvents {
  /** Told what the monitor tells. */
  readonly observe: (report: WatchReport) => void;
  /** Something may have changed: look soon. */
  readonly refresh: () => void;
  /** The listener is told the whole state first. Returns the unsubscribe. */
  readonly subscribe: (listener: (event: WindowEvent) => void) => () => void;
}

export interface WindowEventsParts {
  readonly snapshot: () => Promise<Snapshot>;
  readonly clock: Clock;
}

/** What changes by itself, or by another process, is found within this time. */
const LOOK_EVERY_MS = 5_000;

type Listener = (event: WindowEvent) => void;

/** Nothing is read while nobody listens, and nobody is told what they know. */
export function openWindowEvents({ snapshot, clock }: WindowEventsParts): WindowEvents {
  const listeners = new Set<Listener>();
  /** Those without a first snapshot, and what is kept for them meanwhile. */
  const beginners = new Map<Listener, WindowEvent[]>();
  let known = '';
  let lookedAt = Number.NEGATIVE_INFINITY;
  let pauseMs = 0;
  let isLooking = false;
  let isWanted = false;
  let cancelWake = () => {};

  const nothingToDo = () => listeners.size + beginners.size === 0;
  const wakeAt = (time: number) => {
    cancelWake();
    // A clock that was put back must not keep windows waiting.
    const ms = Math.min(LOOK_EVERY_MS, Math.max(0, time - clock.now().getTime()));
    cancelWake = clock.wakeIn(ms, look);
  };
  // A window that opens is empty until it is told: that does not wait for what looks cost.
  const soon = () => lookedAt + (beginners.size > 0 ? Math.min(pauseMs, lookPause(0)) : pauseMs);
  const refresh = () => {
    if (isLooking) isWanted = true;
    else if (!nothingToDo()) wakeAt(soon());
  };

  async function look(): Promise<void> {
    isLooking = true;
    isWanted = false;
    lookedAt = clock.now().getTime();
    // Memory that cannot be read for now is the monitor's to tell; the next look may succeed.
    const now = await snapshot().catch(() => null);
    if (now !== null) show(now);
    isLooking = false;
    // Whatever it takes to tell every listener is part of it.
    pauseMs = lookPause(clock.now().getTime() - lookedAt);
    if (!nothingToDo()) wakeAt(isWanted ? soon() : lookedAt + LOOK_EVERY_MS);
  }
  function show(now: Snapshot): void {
    const event: WindowEvent = { kind: 'snapshot', snapshot: now };
    const state = JSON.stringify({ ...now, at: '' });
    if (state !== known) for (const listener of listeners) listener(event);
    known = state;
    for (const [listener, waiting] of [...beginners]) {
      beginners.delete(listener);
      listeners.add(listener);
      for (const one of [event, ...waiting]) listener(one);
    }
  }
  return {
    refresh,
    observe: (report) => {
      if (report.event === 'alert' || report.event === 'reminder' || report.event === 'recovery') {
        const event: WindowEvent = { kind: 'told', event: report.event, alert: report.alert };
        for (const listener of listeners) listener(event);
        for (const waiting of beginners.values()) waiting.push(event);
      }
      refresh();
    },
    subscribe: (given) => {
      // Of its own: one function may listen twice.
      const listener: Listener = (event) => given(event);
      beginners.set(listener, []);
      refresh();
      return () => {
        listeners.delete(listener);
        beginners.delete(listener);
        if (nothingToDo()) cancelWake();
      };
    },
  };
}
