import pLimit, { type LimitFunction } from 'p-limit';

/** Runs work when there is room for it. */
export type Lanes = <T>(providerId: string, work: () => Promise<T>) => Promise<T>;

/** How much may be under way at once; providers take many connections from one place for an attack. */
export interface LaneLimits {
  readonly total: number;
  readonly perProvider: number;
}

/** Those of DESIGN 5. */
export const DEFAULT_LANES: LaneLimits = { total: 32, perProvider: 4 };

/**
 * Bounds how many mailboxes are worked on at once. Mailboxes of no known provider (`custom`) share no server that we
 * know of, so only the total bounds them. A limit that changes holds for what begins from then on.
 */
export function openLanes(limits: () => LaneLimits): Lanes {
  const all = pLimit(limits().total);
  const byProvider = new Map<string, LimitFunction>();
  return (providerId, work) => {
    const { total, perProvider } = limits();
    all.concurrency = total;
    if (providerId === 'custom') {
      return all(work);
    }
    const own = byProvider.get(providerId) ?? pLimit(perProvider);
    own.concurrency = perProvider;
    byProvider.set(providerId, own);
    return own(() => all(work));
  };
}
