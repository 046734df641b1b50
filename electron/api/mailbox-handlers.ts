import { advise } from '../diagnosis/advice/advise.ts';
import { spansOfChecks } from '../history/health-span.ts';
import type { Incident } from '../history/incident.ts';
import { uptime } from '../history/uptime.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { formatServerUrl } from '../mailbox/server-address.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api, IncidentSummary, MailboxDetails } from './contract.ts';
import { summariesOf, summariserAt } from './mailbox-summary.ts';
import { providerOf } from './provider-of.ts';
import { reportOfRecord, signInsOf } from './report.ts';
import { readSendsOf, sendReportOf } from './send-report.ts';

const DAY_MS = 86_400_000;

/** A check speaks for the time until the next one, at most this many intervals (DESIGN 5). */
const CHECK_HOLDS_INTERVALS = 2;
const MINUTE_MS = 60_000;

/** Reading what is remembered; no server is asked. */
export function mailboxHandlers(parts: ApiParts): Pick<Api, 'listMailboxes' | 'showMailbox'> {
  const { memory } = parts;
  return {
    listMailboxes: async () => summariesOf(parts),
    showMailbox: async (address) => {
      const mailbox = memory.mailboxes.find(address);
      return mailbox === null ? null : detailsOf(mailbox, parts);
    },
  };
}

function detailsOf(mailbox: Mailbox, parts: ApiParts): MailboxDetails {
  const { memory, now } = parts;
  const provider = providerOf(mailbox);
  const { address, id, imap, smtp } = mailbox;
  const latest = memory.checks.latest(id);
  const sends = sendReportOf(mailbox, readSendsOf(mailbox, memory, now()), now());
  const to = now().getTime();
  const checks = memory.checks.recent(id, new Date(to - 30 * DAY_MS).toISOString());
  const holdsMs = CHECK_HOLDS_INTERVALS * memory.settings.read().intervalMinutes * MINUTE_MS;
  const spans = spansOfChecks(checks, to, holdsMs);
  const share = (days: number) => uptime(spans, { from: to - days * DAY_MS, to }).fraction;
  return {
    ...summariserAt(parts)(mailbox, memory.standings.of(id), sends),
    providerName: provider.name,
    username: mailbox.username,
    imapServer: imap && formatServerUrl('imap', imap),
    smtpServer: smtp && formatServerUrl('smtp', smtp),
    caFile: mailbox.caFile,
    signInMethod: mailbox.signInMethod,
    createdAt: mailbox.createdAt,
    lastReport:
      latest && reportOfRecord({ address, id, provider, sends, ...signInsOf(mailbox, memory) }, latest),
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
