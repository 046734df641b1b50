/** What became of a call: its value, or that nothing came within the limit. */
export type LaneAnswer<T> = { readonly late: false; readonly value: T } | { readonly late: true };

/** Runs a call when its turn comes. Rejects only with the call's own error. */
export type SingleLane = <T>(call: () => Promise<T>) => Promise<LaneAnswer<T>>;

/**
 * One call at a time, each limited to `timeoutMs` from the moment it was asked for. A call that cannot be cancelled and
 * outlasts its limit keeps the lane, and whoever comes meanwhile is told so at once.
 *
 * `whileBlocked` is called when that begins; what it returns, when it ends.
 */
export function openSingleLane(timeoutMs: number, whileBlocked: () => () => void): SingleLane {
  let lastTurn: Promise<unknown> = Promise.resolve();
  let isBlocked = false;

  return async <T>(call: () => Promise<T>): Promise<LaneAnswer<T>> => {
    if (isBlocked) return { late: true };
    let state: 'waiting' | 'running' | 'given-up' = 'waiting';
    const turn = lastTurn.then(async (): Promise<LaneAnswer<T>> => {
      if (state === 'given-up') return { late: true };
      state = 'running';
      return { late: false, value: await call() };
    });
    lastTurn = turn.catch(() => undefined);

    const limit = Promise.withResolvers<LaneAnswer<T>>();
    const timer = setTimeout(() => {
      if (state === 'running') {
        isBlocked = true;
        const unblocked = whileBlocked();
        lastTurn.then(() => {
          isBlocked = false;
          unblocked();
        });
      }
      state = 'given-up';
      limit.resolve({ late: true });
    }, timeoutMs);
    return Promise.race([turn, limit.promise]).finally(() => clearTimeout(timer));
  };
}
