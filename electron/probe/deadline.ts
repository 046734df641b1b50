/** One time limit for a whole attempt, whatever it is busy with when the time is up. */
export interface Deadline {
  /** Aborts at the limit or when the caller cancels. */
  readonly signal: AbortSignal;
  /** Why the signal fired; `null` while it has not. */
  readonly ended: () => 'DEADLINE' | 'CANCELLED' | null;
  /** Stops the timer: call it in `finally`, or the process stays alive until the limit. */
  readonly clear: () => void;
}

/** Starts a limit of `timeoutMs` that also ends when `cancelled` fires. */
export function startDeadline(timeoutMs: number, cancelled?: AbortSignal): Deadline {
  const controller = new AbortController();
  let ended: ReturnType<Deadline['ended']> = null;
  const end = (why: 'DEADLINE' | 'CANCELLED') => {
    ended ??= why;
    controller.abort();
  };
  const cancel = () => end('CANCELLED');
  const timer = setTimeout(end, timeoutMs, 'DEADLINE');
  if (cancelled?.aborted) {
    cancel();
  } else {
    cancelled?.addEventListener('abort', cancel, { once: true });
  }
  return {
    signal: controller.signal,
    ended: () => ended,
    clear: () => {
      clearTimeout(timer);
      cancelled?.removeEventListener('abort', cancel);
    },
  };
}
