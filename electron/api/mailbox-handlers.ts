import { advise } from '../diagnosis/advice/advise.ts';
import type { LatestCheck } from '../history/check-store.ts';
import { spansOfChecks } from '../history/health-span.ts';
import type { Incident } from '../history/incident.ts';
import { uptime } from '../history/uptime.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { formatServerUrl } from '../mailbox/server-address.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api, IncidentSummary, MailboxDetails, MailboxSummary } from './contract.ts';
import { providerOf } from './provider-of.ts';
import { reportOfRecord } from './report.ts';

const DAY_MS = 86_400_000;

/** A check speaks for the time until the next one, at most this long: two of the usual intervals (DESIGN 5). */
const CHECK_HOLDS_MS = 2 * 15 * 60_000;

/** Reading what is remembered; no server is asked. */
export function mailboxHandlers(parts: ApiParts): Pick<Api, 'listMailboxes' | 'showMailbox'> {
  const { memory } = parts;
  return {
    listMailboxes: async () => {
      const latest = memory.checks.latest();
      return memory.mailboxes.list().map((mailbox) => summaryOf(mailbox, latest.get(mailbox.id)));
    },
    showMailbox: async (address) => {
      const mailbox = memory.mailboxes.find(address);
      return mailbox === null ? null : detailsOf(mailbox, parts);
    },
  };
}

function summaryOf(mailbox: Mailbox, latest: LatestCheck | undefined): MailboxSummary {
  const { id, address, providerId, tags, paused } = mailbox;
  const check = latest?.check;
  return {
    id,
    address,
    provider: providerId,
    status: paused ? 'paused' : (check?.status ?? 'unknown'),
    cause: check?.cause ?? null,
    summary: check?.title ?? 'Never checked',
    tags,
    checkedAt: check?.at ?? null,
  };
}

function detailsOf(mailbox: Mailbox, { memory, now }: ApiParts): MailboxDetails {
  const latest = memory.checks.latest().get(mailbox.id);
  const provider = providerOf(mailbox);
  const { address, id, imap, smtp } = mailbox;
  const signIns = memory.signIns.read(mailbox.secretId);
  const to = now().getTime();
  const checks = memory.checks.recent(id, new Date(to - 30 * DAY_MS).toISOString());
  const spans = spansOfChecks(checks, to, CHECK_HOLDS_MS);
  const share = (days: number) => uptime(spans, { from: to - days * DAY_MS, to }).fraction;
  return {
    ...summaryOf(mailbox, latest),
    providerName: provider.name,
    username: mailbox.username,
    imapServer: imap && formatServerUrl('imap', imap),
    smtpServer: smtp && formatServerUrl('smtp', smtp),
    caFile: mailbox.caFile,
    signInMethod: mailbox.signInMethod,
    createdAt: mailbox.createdAt,
    lastReport:
      latest === undefined ? null : reportOfRecord({ address, id, provider, signIns }, latest.check),
    uptime: { day: share(1), week: share(7), month: share(30) },
    incidents: memory.incidents.of(id).map((incident) => incidentSummary(incident, provider)),
  };
}

function incidentSummary(
  { cause, openedAt, closedAt }: Incident,
  provider: ReturnType<typeof providerOf>,
): IncidentSummary {
  return { cause, summary: advise(cause, provider, null).title, openedAt, closedAt };
}
