import type { ApiParts } from '../../electron/api/api-parts.ts';
import type { Api, DesktopActions, MailboxSummary, Snapshot } from '../../electron/api/contract.ts';
import { providerHandlers } from '../../electron/api/provider-handlers.ts';
import { secretHandlers } from '../../electron/api/secret-handlers.ts';
import { settingsHandlers } from '../../electron/api/settings-handlers.ts';
import { offerOf } from '../../electron/api/sign-in-offer.ts';
import { formatServerUrl } from '../../electron/mailbox/server-address.ts';
import { IDENTITY_PROVIDERS } from '../../electron/oauth/identity-providers.ts';
import type { OAuthParts } from '../../electron/oauth/oauth-parts.ts';
import { domainOf } from '../../electron/provider/address-domain.ts';
import { findProviderByDomain } from '../../electron/provider/find-provider.ts';
import { presetCandidates } from '../../electron/provider/preset-candidates.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import { secretAdvice } from '../../electron/provider/secret-advice.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../electron/settings/settings.ts';
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
  return {
    ...settingsHandlers({ memory: { settings: settingsInMemory() }, now: () => new Date() }),
    ...secretHandlers(),
    ...ofProviders(latest),
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
    registerClient: async () => ({
      kind: 'invalid',
      problems: [{ field: 'clientId', sentence: 'This program keeps no client ids.' }],
    }),
    editMailbox: async ({ address }) => ({ kind: 'edited', report: sampleReport(address) }),
    removeMailbox: async (address) =>
      find(address) === null ? { kind: 'missing' } : { kind: 'removed', leftover: null },
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

function settingsInMemory() {
  let settings = DEFAULT_SETTINGS;
  return {
    read: () => settings,
    change: (changes: Partial<Settings>) => {
      settings = { ...settings, ...changes };
      return settings;
    },
  };
}

/** What is known without asking anybody. */
function ofProviders(
  latest: () => Snapshot,
): Pick<Api, 'listProviders' | 'showProvider' | 'diagnoseReply' | 'discoverServers'> {
  // These methods read what is bundled and, of all parts, the client ids alone: both are known.
  const oauth: Pick<OAuthParts, 'providers' | 'registrationFor'> = {
    providers: IDENTITY_PROVIDERS,
    registrationFor: async (providerId) => ({
      kind: 'found',
      from: 'settings',
      registration: { providerId, clientId: 'our-own-id', clientSecret: null, tenant: null },
    }),
  };
  const parts = { oauth } as ApiParts;
  const { listProviders, showProvider, diagnoseReply } = providerHandlers(parts);
  const providerOf = (address: string) => {
    const bound = latest().mailboxes.find((mailbox) => mailbox.address === address)?.provider;
    return findProviderById(bound ?? '') ?? findProviderByDomain(domainOf(address) ?? '') ?? custom;
  };
  return {
    listProviders,
    showProvider,
    diagnoseReply,
    discoverServers: async (address) => {
      if (domainOf(address) === null) {
        return { kind: 'invalid', problems: [{ field: 'address', sentence: 'That is no mail address.' }] };
      }
      const provider = providerOf(address);
      return {
        kind: 'found',
        address,
        provider: provider.id,
        providerName: provider.name,
        recognisedBy: 'the domain',
        candidates: presetCandidates(address, provider, 'domain').map(({ server, ...candidate }) => ({
          ...candidate,
          url: formatServerUrl(candidate.protocol, server),
        })),
        secretAdvice: secretAdvice(provider).sentence,
        signIn: await offerOf(provider, parts),
        notes: [],
      };
    },
  };
}

/** As many local days that end today, busier from Monday to Friday. */
/** The plan doubled a week ago. */
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
