import type { Api, WatchReport } from '../api/contract.ts';
import type { Clock } from '../monitor/clock.ts';
import { isCorruption } from '../storage/storage-problem.ts';

/** Another process may watch for a while; then this one takes over. */
const TRY_AGAIN_MS = 60_000;

export interface KeepWatchingParts {
  readonly watch: Api['watch'];
  readonly clock: Clock;
  readonly onEvent: (report: WatchReport) => void;
  /** What keeps the monitor from its work for now, in a sentence. */
  readonly onTrouble: (sentence: string) => void;
  /** Another process watches: the window shows what that one finds. Told once, until this one has watched. */
  readonly onWatchedAlready: (sentence: string) => void;
  /** It broke off. `isFinal`: only a new start of the app helps. */
  readonly onBroken: (error: unknown, isFinal: boolean) => void;
  readonly cancelled: AbortSignal;
}

/** Watches until cancelled, whatever ends the watch meanwhile; resolves once nothing is under way any more. */
export async function keepWatching(parts: KeepWatchingParts): Promise<void> {
  const { watch, clock, onEvent, onTrouble, onWatchedAlready, onBroken, cancelled } = parts;
  let isTold = false;
  while (!cancelled.aborted) {
    try {
      const end = await watch({
        onEvent: (report) => {
          isTold = false;
          onEvent(report);
        },
        onTrouble,
        cancelled,
      });
      if (end.kind === 'watched-already' && !isTold) {
        isTold = true;
        onWatchedAlready(end.sentence);
      }
    } catch (error) {
      // A damaged file is set aside by the next start, and by nothing before it.
      const isFinal = isCorruption(error);
      onBroken(error, isFinal);
      if (isFinal) return;
    }
    await pause(clock, cancelled);
  }
}

function pause(clock: Clock, cancelled: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (cancelled.aborted) resolve();
  const cancelWake = clock.wakeIn(TRY_AGAIN_MS, resolve);
  cancelled.addEventListener('abort', () => resolve(), { once: true });
  return promise.finally(cancelWake);
}
