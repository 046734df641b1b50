import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../electron/monitor/clock.ts';

/** A clock that goes only when it is told to. */
export interface FakeClock extends Clock {
  /** Milliseconds since 1970. */
  readonly ms: () => number;
  /** Lets the time pass, waking whoever asked for it in the right order. */
  readonly pass: (ms: number) => Promise<void>;
  /** The computer sleeps: time passes and nobody is woken before its end. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Resolves once so much time has passed. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Starts at `from` (ISO 8601). */
export function startFakeClock(from: string): FakeClock {
  let now = Date.parse(from);
  let timers: { readonly at: number; readonly work: () => void }[] = [];

  /** What was woken may need several turns of promises before it asks to be woken again. */
  const settle = async () => {
    for (let round = 0; round < 3; round += 1) await turn();
  };
  const wakeIn: Clock['wakeIn'] = (ms, work) => {
    const timer = { at: now + ms, work };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  const next = (until: number) => {
    const [first] = timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
    if (first !== undefined) timers = timers.filter((timer) => timer !== first);
    return first;
  };
  const pass = async (ms: number) => {
    const until = now + ms;
    for (let timer = next(until); timer !== undefined; timer = next(until)) {
      now = Math.max(now, timer.at);
      timer.work();
      await settle();
    }
    now = until;
  };
  return {
    ms: () => now,
    now: () => new Date(now),
    wakeIn,
    pass,
    async sleep(ms) {
      now += ms;
      await pass(0);
    },
    wait: (ms) => new Promise((resolve) => wakeIn(ms, resolve)),
  };
}
