/** What a look-up brought: a value, or why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      /** Node's code, e.g. `ETIMEOUT`; `null` where there is none. */
      readonly code: string | null;
      /** A clause for a person, without a full stop. */
      readonly problem: string;
    };

/**
 * Waits for `work`, but never longer than `signal`: work that ignores the signal is left behind, so that one deaf
 * look-up cannot hold up the rest. A rejection becomes an answer.
 */
export async function answerOf<T>(
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<Answer<T>> {
  const late: Answer<T> = { ok: false, code: 'ETIMEOUT', problem: 'there was no answer in time' };
  if (signal.aborted) {
    return late;
  }
  const { promise: aborted, resolve } = Promise.withResolvers<Answer<T>>();
  const abort = () => resolve(late);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([aborted, settle(work, signal)]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function settle<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work(signal) };
  } catch (error) {
    const code = codeOf(error);
    return { ok: false, code, problem: `it failed with ${code ?? 'an unknown error'}` };
  }
}

/** fetch() hides the socket's code one level down, in `cause`. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) {
    return null;
  }
  if ('code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return codeOf(error.cause);
}

/** Runs `work` with a signal that fires after `limitMs`, or when `outer` does; the timer ends with the work. */
export async function withinMs<T>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, limitMs);
  outer?.addEventListener('abort', abort, { once: true });
  if (outer?.aborted) {
    abort();
  }
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}
