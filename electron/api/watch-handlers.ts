import { once } from 'node:events';
import type { WatchEvent } from '../monitor/watch-event.ts';
import { isCorruption, StorageProblem } from '../storage/storage-problem.ts';
import { alertReport } from './alert-report.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api, WatchReport } from './contract.ts';
import { freshReport } from './fresh-report.ts';
import { readSendsOf, sendReportOf } from './send-report.ts';

const MINUTE_MS = 60_000;

/** Watching until told to stop. */
export function watchHandlers(parts: ApiParts): Pick<Api, 'watch'> {
  return {
    watch: async ({ onEvent, onTrouble, onBeat, onChecking, cancelled, intervalMinutes }) => {
      const release = parts.reserveWatch();
      if (release === null) {
        return {
          kind: 'watched-already',
          sentence:
            'Another Mailvitals is watching these mailboxes already: the app in the tray, or another “watch”.',
        };
      }
      const sayOnce = atMostOncePerMinute(onTrouble, parts.now);
      const { promise: broken, reject: breakOff } = Promise.withResolvers<never>();
      const monitor = parts.createMonitor({
        emit: (event) => {
          const report = watchReport(event, parts);
          if (report !== null) onEvent(report);
        },
        onTrouble: (error) => {
          // A full disk passes; a damaged file, or a fault of our own, does not.
          if (error instanceof StorageProblem && !isCorruption(error)) sayOnce(error.sentence);
          else breakOff(error);
        },
        ...(onBeat && { onBeat }),
        ...(intervalMinutes !== undefined && { intervalMinutes }),
      });
      const unfollow = onChecking ? parts.checker.onUnderWay(onChecking) : () => undefined;
      try {
        monitor.start();
        if (!cancelled.aborted) await Promise.race([once(cancelled, 'abort'), broken]);
        return { kind: 'stopped' };
      } finally {
        await monitor.stop();
        unfollow();
        release();
      }
    },
  };
}

/** A full disk stops every check, and a thousand mailboxes would say so. */
function atMostOncePerMinute(say: (sentence: string) => void, now: () => Date): (sentence: string) => void {
  const saidAt = new Map<string, number>();
  return (sentence) => {
    const at = now().getTime();
    if (at - (saidAt.get(sentence) ?? Number.NEGATIVE_INFINITY) >= MINUTE_MS) {
      saidAt.set(sentence, at);
      say(sentence);
    }
  };
}

/** An event in plain data; `null` where its mailbox was never read so far that there is something to say. */
function watchReport(event: WatchEvent, parts: ApiParts): WatchReport | null {
  const at = parts.now().toISOString();
  switch (event.kind) {
    case 'check': {
      const { mailbox, standing } = event;
      const { address, id } = mailbox;
      const report = freshReport(mailbox, event, parts);
      return { event: 'check', at, address, id, standing: standing.status, report };
    }
    case 'status': {
      const { mailbox, before, status, standing } = event;
      const { address, id } = mailbox;
      return {
        event: 'status',
        at,
        address,
        id,
        before,
        status,
        cause: standing.cause,
        summary: standing.title,
      };
    }
    case 'send': {
      const { mailbox, newMessages } = event;
      const { address, id } = mailbox;
      const sends = sendReportOf(mailbox, readSendsOf(mailbox, parts.memory, parts.now()), parts.now());
      return sends && { event: 'send', at, address, id, newMessages, sends };
    }
    case 'alert':
    case 'reminder':
    case 'recovery':
    case 'withdrawn':
      return { event: event.kind, at, alert: alertReport(event.alert) };
    case 'offline':
    case 'online':
      return { event: event.kind, at };
  }
}
