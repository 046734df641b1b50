import { titleOfIncident } from '../diagnosis/title-of-cause.ts';
import type { Incident } from '../history/incident.ts';
import type { Standing } from '../history/standing.ts';
import { uptime } from '../history/uptime.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { formatServerUrl } from '../mailbox/server-address.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api, IncidentSummary, MailboxDetails } from './contract.ts';
import { readHealthSpans } from './health-spans.ts';
import { summariesOf, summariserAt } from './mailbox-summary.ts';
import { providerOf } from './provider-of.ts';
import { type Reported, reportOfRecord, signInsOf } from './report.ts';
import { readSendsOf, sendReportOf } from './send-report.ts';
import { troubleReportOf } from './trouble-report.ts';

const DAY_MS = 86_400_000;

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
  const standing = memory.standings.of(id);
  const sends = sendReportOf(mailbox, readSendsOf(mailbox, memory, now()), now());
  const reported: Reported = { address, id, provider, sends, ...signInsOf(mailbox, memory) };
  const to = now().getTime();
  const spans = readHealthSpans(id, { from: to - 30 * DAY_MS, to }, memory);
  const share = (days: number) => uptime(spans, { from: to - days * DAY_MS, to }).fraction;
  return {
    ...summariserAt(parts)(mailbox, standing, sends),
    providerName: provider.name,
    username: mailbox.username,
    imapServer: imap && formatServerUrl('imap', imap),
    smtpServer: smtp && formatServerUrl('smtp', smtp),
    caFile: mailbox.caFile,
    signInMethod: mailbox.signInMethod,
    createdAt: mailbox.createdAt,
    sendLimits: memory.sends.limits(id),
    lastReport: latest && reportOfRecord(reported, latest),
    trouble: troubleReportOf(reported, standing, { id, checks: memory.checks, latest }),
    uptime: { day: share(1), week: share(7), month: share(30) },
    incidents: memory.incidents.of(id).map((incident) => incidentSummary(incident, mailbox, standing)),
  };
}

function incidentSummary(
  { cause, openedAt, closedAt }: Incident,
  mailbox: Mailbox,
  standing: Standing,
): IncidentSummary {
  // What lasts is called as the mailbox is: both protocols together may have said more than the cause.
  const isStanding = closedAt === null && standing.cause === cause;
  const summary = isStanding
    ? standing.title
    : titleOfIncident(cause, providerOf(mailbox), mailbox.signInMethod);
  return { cause, summary, openedAt, closedAt };
}
