const SPAN_MS = 10 * 60_000;
const MOST = 3;

/** Whether a window that has crashed again is opened again: at most three times within ten minutes. */
export function openCrashLimit(now: () => Date): () => boolean {
  let crashes: readonly number[] = [];
  return () => {
    const at = now().getTime();
    // A clock that was put back must not make old crashes young.
    crashes = [...crashes.filter((time) => Math.abs(at - time) < SPAN_MS), at];
    return crashes.length <= MOST;
  };
}
