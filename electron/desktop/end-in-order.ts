import { setImmediate } from 'node:timers/promises';

/** One thing that has to be ended, after those before it. */
export interface Ending {
  readonly name: string;
  readonly end: () => Promise<void> | void;
}

export interface EndingHooks {
  /** For all of them together, in milliseconds. */
  readonly deadlineMs: number;
  readonly onLate: (name: string) => void;
  readonly onFault: (name: string, error: unknown) => void;
}

/**
 * Ends one after the other. Each is begun, whatever became of those before; past the deadline none is waited for longer
 * than it takes to begin it.
 */
export async function endInOrder(endings: readonly Ending[], hooks: EndingHooks): Promise<void> {
  const { deadlineMs, onLate, onFault } = hooks;
  const { promise: deadline, resolve: pass } = Promise.withResolvers<void>();
  const timer = setTimeout(pass, deadlineMs);
  const late = deadline.then(() => setImmediate('late' as const));
  for (const { name, end } of endings) {
    const ended = Promise.resolve()
      .then(end)
      .catch((error: unknown) => onFault(name, error));
    const outcome = await Promise.race([ended, late]);
    // Once it is late, what ends at once still ends in time.
    if (outcome === 'late' && (await Promise.race([ended, setImmediate('late')])) === 'late') onLate(name);
  }
  clearTimeout(timer);
}
