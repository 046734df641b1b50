import { app } from 'electron';
import type { Log } from './log.ts';

/** Logs what nothing caught, and lets it be told; the app goes on, for all that counts is on disk. */
export function watchFaults(log: Log, onFault: () => void): void {
  const take = (what: string) => (error: unknown) => {
    log.fault(what, error);
    onFault();
  };
  process.on('uncaughtException', take('Uncaught'));
  process.on('unhandledRejection', take('Unhandled rejection'));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.warn(`The ${type} process is gone: ${reason}, code ${exitCode}.`);
  });
}
