import * as v from 'valibot';
import type { SignInMethod } from '../mailbox/mailbox.ts';
import { parseServerUrl } from '../mailbox/server-address.ts';
import type { Database, Row } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { groupKeyOf, THIS_COMPUTER } from './alert-group.ts';
import { InstantSchema, OptionalCauseSchema, SignInMethodSchema } from './check-schema.ts';
import type { Incident } from './incident.ts';

/** A mailbox as far as alerts look at it. */
export interface WatchedMailbox {
  readonly id: string;
  readonly address: string;
  readonly providerId: string;
  readonly groupKey: string;
  readonly signInMethod: SignInMethod;
  readonly isPaused: boolean;
  /** The last check in which it worked: ISO 8601, UTC. */
  readonly provenAt: string | null;
}

/** An incident together with its mailbox as it is now. */
export interface WatchedIncident extends Omit<Incident, 'disproof'> {
  readonly mailbox: WatchedMailbox;
}

/** For so long a closed incident still says something about how steady its mailbox is. */
const RECENT_MS = 3 * 3_600_000;

/**
 * Every incident that alerts are decided by: the open ones, those closed within the last 3 hours, and those for which an
 * alert still stands, so that its recovery can be told however long the program was off. Of a mailbox that comes and goes,
 * every incident since that was noticed.
 */
export function readWatchedIncidents(database: Database, now: Date): readonly WatchedIncident[] {
  return database.all(SELECT, { closedSince: now.getTime() - RECENT_MS }).map(incidentFromRow);
}

/** A mailbox of which nothing else is known than that the keychain could not be read for it. Times are ISO 8601, UTC. */
export interface UnreadMailbox {
  readonly mailbox: WatchedMailbox;
  /** The first check, of those in a row, in which it could not. */
  readonly since: string;
  /** The last. */
  readonly checkedAt: string;
}

/** Every mailbox that is not signed in to because the keychain cannot be read; those in other trouble count as that. */
export function readUnreadMailboxes(database: Database): readonly UnreadMailbox[] {
  return database.all(SELECT_UNREAD).map((row) => {
    const read = readRow(UnreadRow, row, 'How a mailbox stands');
    return { mailbox: mailboxFrom(read), since: read.since, checkedAt: read.checked_at };
  });
}

const MAILBOX_COLUMNS = {
  mailbox_id: v.string(),
  address: v.string(),
  provider_id: v.string(),
  sign_in_method: SignInMethodSchema,
  imap: v.nullable(v.string()),
  smtp: v.nullable(v.string()),
  paused: v.picklist([0, 1]),
  last_proof_at: v.nullable(InstantSchema),
};

const EvidenceRow = v.object({
  id: v.string(),
  cause: OptionalCauseSchema,
  opened_at: InstantSchema,
  opened_by: InstantSchema,
  closed_at: v.nullable(InstantSchema),
  closed_by: v.nullable(InstantSchema),
  ...MAILBOX_COLUMNS,
});

const UnreadRow = v.object({ since: InstantSchema, checked_at: InstantSchema, ...MAILBOX_COLUMNS });

function incidentFromRow(row: Row): WatchedIncident {
  const read = readRow(EvidenceRow, row, 'A stored incident');
  return {
    id: read.id,
    mailboxId: read.mailbox_id,
    cause: read.cause,
    openedAt: read.opened_at,
    openedBy: read.opened_by,
    closedAt: read.closed_at,
    closedBy: read.closed_by,
    mailbox: mailboxFrom(read),
  };
}

function mailboxFrom(
  read: v.InferOutput<typeof UnreadRow> | v.InferOutput<typeof EvidenceRow>,
): WatchedMailbox {
  return {
    id: read.mailbox_id,
    address: read.address,
    providerId: read.provider_id,
    groupKey: groupKeyOf({
      providerId: read.provider_id,
      imap: serverIn('imap', read.imap),
      smtp: serverIn('smtp', read.smtp),
    }),
    signInMethod: read.sign_in_method,
    isPaused: read.paused === 1,
    provenAt: read.last_proof_at,
  };
}

function serverIn(protocol: 'imap' | 'smtp', url: string | null) {
  const parsed = url === null ? null : parseServerUrl(protocol, url);
  return parsed?.ok === true ? parsed.server : null;
}

const STANDS = 'alerts.ended_at IS NULL AND left_at IS NULL';

const SELECT = `
  SELECT incidents.id, incidents.cause, opened_at, opened_by, closed_at, closed_by, mailboxes.id AS mailbox_id, address,
    provider_id, sign_in_method, imap, smtp, paused, last_proof_at
  FROM incidents JOIN mailboxes ON mailboxes.key = incidents.mailbox
    LEFT JOIN standings ON standings.mailbox = incidents.mailbox
  WHERE incidents.id IN (
    SELECT id FROM incidents WHERE closed_at IS NULL
    UNION ALL
    SELECT id FROM incidents WHERE closed_at >= :closedSince
    UNION ALL
    SELECT incident FROM alerts JOIN alert_members ON alert = alerts.id WHERE ${STANDS}
    UNION ALL
    SELECT past.id
    FROM alerts JOIN alert_members ON alert = alerts.id JOIN incidents AS past ON past.mailbox = alert_members.mailbox
    WHERE ${STANDS} AND kind = 'unstable' AND past.closed_at >= alerts.opened_at)
  ORDER BY opened_at, mailbox_id`;

/**
 * Without a cause, a check that came to no verdict was kept from it by the keychain (see `check-outcome.ts`). Mostly there
 * is no problem, and this is asked at every look: then no standing is read. An alert lasts until its mailboxes were read again,
 * each by itself.
 */
const SELECT_UNREAD = `
  SELECT since, checked_at, mailboxes.id AS mailbox_id, address, provider_id, sign_in_method, imap, smtp, paused,
    last_proof_at
  FROM standings JOIN mailboxes ON mailboxes.key = standings.mailbox
  WHERE (EXISTS (SELECT 1 FROM keychain_problem)
      OR EXISTS (SELECT 1 FROM alerts WHERE ended_at IS NULL AND group_key = '${THIS_COMPUTER}'))
    AND status = 'unknown' AND cause IS NULL AND since IS NOT NULL AND checked_at IS NOT NULL
  ORDER BY address_key`;
