import type { Snapshot } from '../../electron/api/contract.ts';
import { sampleAlert, sampleSends, sampleSnapshot, sampleSummary } from './sample-snapshot.ts';

/** So many mailboxes of one agency: most work; every fortieth refuses its password and every hundredth is out of reach. */
export function sampleFleet(count: number): Snapshot {
  const mailboxes = Array.from({ length: count }, (_, index) => {
    const address = `box${String(index).padStart(4, '0')}@${index % 3 === 0 ? 'outlook.com' : 'northwind.example'}`;
    if (index % 100 === 50) {
      return sampleSummary(address, {
        provider: 'custom',
        status: 'unreachable',
        cause: 'timeout',
        summary: 'The server does not answer',
      });
    }
    return index % 40 === 0
      ? sampleSummary(address, {
          status: 'action-needed',
          cause: 'bad-credentials',
          summary: 'The app password no longer works',
        })
      : sampleSummary(address, { sends: sampleSends({ messages24h: index % 300 }) });
  });
  const of = (status: string) =>
    mailboxes.filter((mailbox) => mailbox.status === status).map(({ address }) => address);
  const refused = of('action-needed');
  const silent = of('unreachable');
  return sampleSnapshot({
    mailboxes,
    alerts: [
      sampleAlert({
        addresses: refused,
        title: `${refused.length} Outlook mailboxes can no longer sign in`,
        body: `The app password no longer works (${refused.slice(0, 3).join(', ')} and ${refused.length - 3} more). Turn two-step verification on again, then make a new app password.`,
      }),
      sampleAlert({
        id: 'alert-2',
        kind: 'outage',
        cause: 'timeout',
        provider: 'custom',
        addresses: silent,
        title: `mail.northwind.example does not answer: ${silent.length} mailboxes`,
        body: 'The server does not answer. There is nothing to do: checks go on by themselves.',
      }),
    ],
  });
}
