import { app } from 'electron';
import { type Ending, endInOrder } from './end-in-order.ts';
import type { Log } from './log/log.ts';

const DEADLINE_MS = 3_000;

/** How the app ends, whoever asks for it: the menu, the system, a signal. */
export interface Quit {
  /** Whether windows really close. */
  readonly isUnderWay: () => boolean;
  /** An update closes the windows first, and only then quits. */
  readonly prepare: () => void;
  /** The system ends the session: everything is begun, and there may be no time for more. */
  readonly now: () => void;
}

/** Windows tells only windows that the session ends; what counts is on disk by then. */
export function quitInOrder(endings: () => readonly Ending[], log: Log): Quit {
  let isPrepared = false;
  let isUnderWay = false;
  const now = () => {
    if (isUnderWay) return;
    isUnderWay = true;
    endInOrder(endings(), {
      deadlineMs: DEADLINE_MS,
      onLate: (name) => log.warn(`Quit without waiting longer: ${name}.`),
      onFault: (name, error) => log.fault(`Quit, ${name}`, error),
    }).finally(() => app.exit(0));
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    now();
  });
  // Electron quits by these signals itself, on all systems but Windows.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());
  return {
    isUnderWay: () => isPrepared || isUnderWay,
    prepare: () => {
      isPrepared = true;
    },
    now,
  };
}
