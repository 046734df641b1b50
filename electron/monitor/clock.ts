/** The time of day and a way to be woken; another one in tests. */
export interface Clock {
  readonly now: () => Date;
  /** Calls `work` once after about `ms`, measured awake: a computer that sleeps wakes it later. Returns the cancel. */
  readonly wakeIn: (ms: number, work: () => void) => () => void;
}

/** The computer's own. */
export const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  wakeIn: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
