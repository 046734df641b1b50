import pLimit, { type LimitFunction } from 'p-limit';

/** Runs work when there is room for it. */
export type Lanes = <T>(providerId: string, work: () => Promise<T>) => Promise<T>;

/** How much may be under way at once, in all and per provider; providers take many connections from one place for an attack. */
export const DEFAULT_LANES = { total: 32, perProvider: 4 } as const;

/**
 * Bounds how many mailboxes are worked on at once. Mailboxes of no known provider (`custom`) share no server that we
 * know of, so only the total bounds them.
 */
export function openLanes({ total, perProvider }: { total: number; perProvider: number }): Lanes {
  const all = pLimit(total);
  const byProvider = new Map<string, LimitFunction>();
  return (providerId, work) => {
    if (providerId === 'custom') {
      return all(work);
    }
    const own = byProvider.get(providerId) ?? pLimit(perProvider);
    byProvider.set(providerId, own);
    return own(() => all(work));
  };
}
