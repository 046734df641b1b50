import type { ActivityEntry, ActivityPage, ActivityRequest } from '../../electron/api/contract.ts';
import { minutesAgo } from './sample-snapshot.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const MINUTE_MS = 60_000;

/** What happened within the last three days, the newest first. */
export function sampleEntries(): readonly ActivityEntry[] {
  return [
    entry({
      id: 'told:1',
      at: minutesAgo(48),
      kind: 'told',
      addresses: ['you@outlook.com'],
      cause: 'bad-credentials',
      summary: 'you@outlook.com can no longer sign in',
    }),
    entry({
      id: 'opened:1',
      at: minutesAgo(48.1),
      addresses: ['you@outlook.com'],
      cause: 'bad-credentials',
      summary: 'The app password no longer works',
    }),
    entry({
      id: 'closed:2',
      at: minutesAgo(DAY + 20),
      kind: 'closed',
      addresses: ['news@fabrikam.example'],
      cause: 'timeout',
      summary: 'Over: The server does not answer',
      durationMs: 25 * MINUTE_MS,
    }),
    entry({
      id: 'opened:2',
      at: minutesAgo(DAY + 45),
      addresses: ['news@fabrikam.example'],
      cause: 'timeout',
      summary: 'The server does not answer',
    }),
    entry({
      id: 'told:3',
      at: minutesAgo(3 * DAY),
      kind: 'told',
      addresses: ['sales@northwind.example', 'orders@northwind.example'],
      cause: 'smtp-auth-disabled',
      summary: '2 Microsoft 365 mailboxes can no longer send',
    }),
  ];
}

/** One page of {@link sampleEntries}. */
export function sampleActivity(request: ActivityRequest, entries = sampleEntries()): ActivityPage {
  const { before, limit, address } = request;
  const asked = entries.filter(
    ({ at, addresses }) =>
      (before === null || at < before) && (address === undefined || addresses.includes(address)),
  );
  const page = asked.slice(0, limit);
  return { entries: page, nextBefore: asked.length > limit ? (page.at(-1)?.at ?? null) : null };
}

function entry(changes: Partial<ActivityEntry> & Pick<ActivityEntry, 'id' | 'at'>): ActivityEntry {
  return { kind: 'opened', addresses: [], cause: null, summary: '', durationMs: null, ...changes };
}
