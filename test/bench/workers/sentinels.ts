// Watches with sentinels, of which the bench opens as many as it wants.
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../support/wait-until.ts';
import { type RunningWatch, startWatch, type WatchJob } from './running-watch.ts';
import { serve } from './serve.ts';

/** One thing to do at a time. */
export type SentinelWork =
  /** Until so many connections are open. */
  | { readonly kind: 'open'; readonly mailboxes: number }
  | { readonly kind: 'idle'; readonly seconds: number }
  /** All mailboxes, those with a sentinel too. */
  | { readonly kind: 'check-all' }
  /** Until a mailbox's event is told that happened after `since` (ISO 8601, UTC). */
  | {
      readonly kind: 'hear';
      readonly event: 'send' | 'status';
      readonly address: string;
      readonly since: string;
    };

export interface Guarded {
  /** Resident set, now. */
  readonly memoryMb: number;
  readonly connections: number;
  /** When the event was told, of which the bench wanted to hear: ISO 8601, UTC. */
  readonly toldAt: string | null;
  readonly checks: number;
}

let watch: RunningWatch | undefined;
await serve(async (job: WatchJob) => {
  const running = startWatch(job);
  watch = running;
  return async (work: SentinelWork): Promise<Guarded> => {
    const toldAt = await perform(running, work);
    return {
      toldAt,
      memoryMb: process.memoryUsage.rss() / 2 ** 20,
      connections: openConnections(),
      checks: running.takeTally().checks,
    };
  };
});
await watch?.stop();

async function perform({ api, lastTold }: RunningWatch, work: SentinelWork): Promise<string | null> {
  switch (work.kind) {
    case 'open':
      await api.changeSetting('sentinel', String(work.mailboxes));
      await waitUntil(() => openConnections() >= work.mailboxes, {
        what: `${work.mailboxes} sentinels`,
        timeoutMs: 300_000,
        evidence: () => `${openConnections()} were open.`,
      });
      return null;
    case 'idle':
      await sleep(work.seconds * 1_000);
      return null;
    case 'check-all':
      await api.checkMailboxes({ addresses: [], askedByUser: false });
      return null;
    case 'hear': {
      const { event, address, since } = work;
      const heard = () => {
        const at = lastTold(event, address);
        return at !== null && at > since ? at : null;
      };
      return waitUntil(heard, { what: `the event ${event} of ${address}`, timeoutMs: 30_000 });
    }
  }
}

function openConnections(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length;
}
