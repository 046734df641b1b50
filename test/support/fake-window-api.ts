import type { Api, DesktopActions, MailboxSummary, Snapshot } from '../../electron/api/contract.ts';
import { secretHandlers } from '../../electron/api/secret-handlers.ts';
import { settingsHandlers } from '../../electron/api/settings-handlers.ts';
import { providersWithoutAsking, settingsInMemory } from './fake-providers.ts';
import { sampleAbout } from './sample-about.ts';
import { sampleActivity } from './sample-activity.ts';
import { sampleDetails } from './sample-details.ts';
import { sampleHistory } from './sample-history.ts';
import { lockedReport, refusedReport, sampleReport } from './sample-report.ts';

/**
 * A program that watches the mailboxes of a snapshot and whose servers accept everything. What needs no server, such as
 * settings and what is known of providers, is answered as the real program does. A test overrides what it is about.
 */
export function fakeWindowApi(latest: () => Snapshot): Api {
  const find = (address: string) => latest().mailboxes.find((mailbox) => mailbox.address === address) ?? null;
  const settings = settingsInMemory();
  return {
    ...settingsHandlers({ memory: { settings }, now: () => new Date() }),
    ...secretHandlers(),
    ...providersWithoutAsking(latest, settings),
    snapshot: async () => latest(),
    listMailboxes: async () => latest().mailboxes,
    showMailbox: async (address) => {
      const mailbox = find(address);
      return mailbox && sampleDetails(mailbox, reportOf(mailbox));
    },
    addMailbox: async ({ mailbox: { address } }) => ({
      kind: 'added',
      report: sampleReport(address),
      notes: [],
    }),
    rebindMailbox: async ({ address }) => ({ kind: 'rebound', report: sampleReport(address), notes: [] }),
    addBySignIn: async ({ mailbox: { address } }) => ({
      kind: 'added',
      report: sampleReport(address),
      notes: [],
    }),
    rebindBySignIn: async ({ address }) => ({ kind: 'rebound', report: sampleReport(address), notes: [] }),
    editMailbox: async ({ address }) => ({ kind: 'edited', report: sampleReport(address) }),
    removeMailbox: async (address) =>
      find(address) === null ? { kind: 'missing' } : { kind: 'removed', leftover: null, permission: null },
    setPaused: async (address) => find(address) !== null,
    setSendLimits: async (address) => find(address) !== null,
    checkMailboxes: async ({ addresses }) => ({
      reports: (addresses.length === 0
        ? latest().mailboxes
        : addresses.flatMap((address) => find(address) ?? [])
      ).map(reportOf),
      missing: addresses.filter((address) => find(address) === null),
    }),
    importMailboxes: async () => ({ rows: [], problem: null }),
    exportMailboxes: async (format) =>
      format === 'json'
        ? JSON.stringify({ mailboxes: latest().mailboxes.map(({ address }) => ({ address })) })
        : ['address', ...latest().mailboxes.map(({ address }) => address)].join('\n'),
    showSends: async ({ addresses, days }) => ({
      mailboxes: latest()
        .mailboxes.filter(({ address }) => addresses.length === 0 || addresses.includes(address))
        .map(({ id, address, provider, sends }) => ({
          id,
          address,
          provider,
          sends,
          days: sampleDays(days, sends?.planToday ?? null),
        })),
      missing: addresses.filter((address) => find(address) === null),
    }),
    testSending: async (address, hooks) => {
      for (const stage of ['sending', 'accepted', 'looking'] as const) hooks?.onStage?.(stage);
      return { kind: 'arrived', address, reply: '250 2.0.0 OK', folder: 'INBOX', delayMs: 2_300 };
    },
    showHistory: async (address, span) => (find(address) === null ? null : sampleHistory(span)),
    listActivity: async (request) => sampleActivity(request),
    about: async () => sampleAbout(),
    showDemo: async () => null,
    playDemo: async () => null,
    lastReports: async () => latest().mailboxes.map(reportOf),
    watch: async () => ({ kind: 'stopped' }),
  };
}

/** A desktop on which everything works. */
export function fakeDesktop(): DesktopActions {
  let starts = false;
  return {
    showLogs: async () => undefined,
    copyText: async () => undefined,
    openPage: async () => true,
    startsAtLogin: async () => starts,
    setStartsAtLogin: async (wanted) => {
      starts = wanted;
      return null;
    },
  };
}

function reportOf({ address, status, checkedAt, provider, sends }: MailboxSummary) {
  if (status === 'unknown' && checkedAt !== null) return lockedReport(address);
  const make = status === 'action-needed' ? refusedReport : sampleReport;
  return make(address, { provider, sends });
}

/** As many local days that end today, busier from Monday to Friday; the plan doubled a week ago. */
function sampleDays(count: number, planToday: number | null) {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.now() - (count - 1 - index) * 86_400_000);
    const messages = [6, 0].includes(day.getDay()) ? 2 + (index % 3) : 24 + ((index * 7) % 19);
    return {
      day: day.toLocaleDateString('sv-SE'),
      messages,
      recipients: messages + (index % 5),
      plan: planToday !== null && index < count - 7 ? planToday / 2 : planToday,
    };
  });
}
