import { NO_STANDING, REFUSALS_TO_CONFIRM, type Standing } from '../history/standing.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { farServers } from '../monitor/network-evidence.ts';
import { statusNow } from '../monitor/status-now.ts';
import type { ApiParts } from './api-parts.ts';
import type { MailboxSummary, SendReport } from './contract.ts';
import { providerOf } from './provider-of.ts';
import { mendOfRecord } from './report.ts';
import { readAllSends, sendReportOf } from './send-report.ts';

const MINUTE_MS = 60_000;

/** Every mailbox at a glance. */
export function summariesOf(parts: ApiParts): readonly MailboxSummary[] {
  const { memory, now } = parts;
  const standings = memory.standings.all();
  const knowledge = readAllSends(memory, now());
  const summarise = summariserAt(parts);
  return memory.mailboxes
    .list()
    .map((mailbox) =>
      summarise(mailbox, standings.get(mailbox.id) ?? NO_STANDING, sendReportOf(mailbox, knowledge, now())),
    );
}

/** Sums up mailboxes as they are at this moment. */
export function summariserAt({ memory, network, checker, now }: ApiParts) {
  const { intervalMinutes, failuresToConfirm } = memory.settings.read();
  const moment = { now: now().getTime(), intervalMs: intervalMinutes * MINUTE_MS };
  return (mailbox: Mailbox, standing: Standing, sends: SendReport | null): MailboxSummary => {
    const isOffline = !network.isOnline() && farServers(mailbox).length > 0;
    const status = statusNow(standing, { ...moment, isPaused: mailbox.paused, isOffline });
    const isNearCap = status === 'healthy' && sends !== null && isPressing(sends);
    const { id, address, providerId, signInMethod, tags } = mailbox;
    const { title, checkedAt, lastProofAt, since } = standing;
    const cause = status === 'stale' || status === 'paused' ? null : standing.cause;
    return {
      id,
      address,
      provider: providerId,
      status: isNearCap ? 'warning' : status,
      cause,
      summary: isNearCap ? nearCapText(sends) : title,
      mendedBy: mendOfRecord({ status, cause }, providerOf(mailbox), signInMethod),
      tags,
      checkedAt,
      lastProofAt,
      since,
      attempt: status === 'pending' ? attemptOf(standing, failuresToConfirm) : null,
      sends,
      isBeingChecked: checker.isUnderWay(id),
    };
  };
}

/** The plan is advice: it turns a mailbox yellow only once it is used up. */
function isPressing({ capShare, planShare }: SendReport): boolean {
  return (capShare ?? 0) >= 0.7 || (planShare ?? 0) >= 1;
}

function nearCapText({ capShare, planShare, cap, unit, planToday }: SendReport): string {
  return (capShare ?? 0) >= 0.7
    ? `${Math.floor((capShare ?? 0) * 100)} % of ${cap} ${unit} in 24 hours sent`
    : `${Math.floor((planShare ?? 0) * 100)} % of today’s plan of ${planToday} sent`;
}

function attemptOf({ refusals, failures, backOffs }: Standing, failuresToConfirm: number) {
  return refusals > 0
    ? { failed: refusals, of: REFUSALS_TO_CONFIRM }
    : { failed: failures + backOffs, of: failuresToConfirm };
}
