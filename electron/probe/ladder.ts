import type { ProbeStage, Rung } from './probe-result.ts';

/** Keeps where a probe stands and what it has passed. */
export interface Ladder {
  /** The stage under way; a failure now happened here. */
  readonly stage: () => ProbeStage;
  /** Passes the stage under way and starts the next. Naming the stage under way changes nothing. */
  readonly reach: (stage: ProbeStage) => void;
  /** Leaves the stage under way without having passed it, and starts the next. */
  readonly skipTo: (stage: ProbeStage) => void;
  /** Passes the stage under way, which was the last. */
  readonly finish: () => void;
  /** Stages passed, in the order of the wire. One passed twice (CAPABILITY before and after STARTTLS) is one rung, its time the sum. */
  readonly rungs: () => readonly Rung[];
  /** Milliseconds since the start. */
  readonly elapsedMs: () => number;
}

/** Told as it begins and at every rung: all that was passed, and the stage under way. */
export type LadderListener = (rungs: readonly Rung[], stage: ProbeStage) => void;

/** Starts at `resolve`. Durations come from the monotonic clock, dates from the wall clock. */
export function startLadder(listener?: LadderListener): Ladder {
  const startedAt = performance.now();
  const rungs: Rung[] = [];
  let stage: ProbeStage = 'resolve';
  let enteredAt = startedAt;

  const pass = () => {
    const now = performance.now();
    rungs.push({ stage, at: new Date().toISOString(), ms: round(now - enteredAt) });
    enteredAt = now;
  };
  const tell = () => listener?.([...rungs], stage);
  tell();

  return {
    stage: () => stage,
    reach: (next) => {
      if (next === stage) {
        return;
      }
      pass();
      stage = next;
      // A stage begun again (CAPABILITY after STARTTLS) is not passed until it is passed again.
      const earlier = rungs.findIndex((rung) => rung.stage === next);
      if (earlier >= 0) {
        enteredAt -= rungs.splice(earlier, 1)[0]?.ms ?? 0;
      }
      tell();
    },
    skipTo: (next) => {
      enteredAt = performance.now();
      stage = next;
      tell();
    },
    finish: pass,
    rungs: () => [...rungs],
    elapsedMs: () => round(performance.now() - startedAt),
  };
}

/** A tenth of a millisecond is the most that a network figure means. */
function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
