import { presentMembers } from '../history/alert.ts';
import type { Memory } from '../history/memory.ts';
import { alertReport } from './alert-report.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api, Obstacle } from './contract.ts';
import { summariesOf } from './mailbox-summary.ts';
import { keychainObstacle } from './obstacles.ts';
import { providerOf } from './provider-of.ts';
import { reportOfRecord, signInsOf } from './report.ts';
import { readAllSends, sendReportOf } from './send-report.ts';

/** Everything at a glance, from what is remembered. */
export function snapshotHandlers(parts: ApiParts): Pick<Api, 'snapshot' | 'lastReports'> {
  const { memory, network, now } = parts;
  return {
    lastReports: async () => {
      const knowledge = readAllSends(memory, now());
      return memory.mailboxes.list().flatMap((mailbox) => {
        const record = memory.checks.latest(mailbox.id);
        const { address, id } = mailbox;
        const sends = sendReportOf(mailbox, knowledge, now());
        const provider = providerOf(mailbox);
        return record === null
          ? []
          : [reportOfRecord({ address, id, provider, sends, ...signInsOf(mailbox, memory) }, record)];
      });
    },
    snapshot: async () => ({
      at: now().toISOString(),
      network: network.isOnline() ? 'online' : 'offline',
      mailboxes: summariesOf(parts),
      obstacle: obstacleNow(memory),
      alerts: memory.alerts
        .open()
        // One without anybody only waits to tell that it is over.
        .filter((alert) => presentMembers(alert).length > 0)
        .map(alertReport),
      snoozedUntil: memory.settings.read().snoozedUntil,
    }),
  };
}

/** Where nothing is watched, nothing reads a secret, and what was met last would stand for ever. */
function obstacleNow({ keychain, mailboxes }: Memory): Obstacle | null {
  const problem = keychain.problem();
  return problem !== null && mailboxes.list().some(({ paused }) => !paused)
    ? keychainObstacle(problem)
    : null;
}
