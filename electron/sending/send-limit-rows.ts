import * as v from 'valibot';
import type { Database, Row } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { NO_LIMITS, type SendLimits } from './send-limits.ts';

/** Of a mailbox for which the user has set nothing. */
/** The limits of one mailbox, {@link NO_LIMITS} where it has none of its own. */
export function readLimits(database: Database, mailboxId: string): SendLimits {
  const row = database.get(`${LIMITS} WHERE mailboxes.id = :mailboxId`, { mailboxId });
  return row === undefined ? NO_LIMITS : limitsFromRow(row);
}

/** By mailbox id; those without limits of their own are missing. */
export function readAllLimits(database: Database): ReadonlyMap<string, SendLimits> {
  return new Map(database.all(LIMITS).map((row) => [String(row.id), limitsFromRow(row)]));
}

/** Nothing is stored of a mailbox that goes by the provider's figures, or that is gone. */
export function writeLimits(database: Database, mailboxId: string, { cap, warmUpSince }: SendLimits): void {
  if (cap === null && warmUpSince === null) {
    database.run(FORGET, { mailboxId });
  } else {
    database.run(WRITE, { mailboxId, cap: cap?.value ?? null, unit: cap?.unit ?? null, warmUpSince });
  }
}

const LimitsRow = v.object({
  cap: v.nullable(v.number()),
  cap_unit: v.nullable(v.picklist(['messages', 'recipients'])),
  warm_up_since: v.nullable(v.string()),
});

function limitsFromRow(row: Row): SendLimits {
  const read = readRow(LimitsRow, row, 'The sending limits of a mailbox');
  return {
    cap: read.cap === null || read.cap_unit === null ? null : { value: read.cap, unit: read.cap_unit },
    warmUpSince: read.warm_up_since,
  };
}

const LIMITS = `
  SELECT mailboxes.id AS id, cap, cap_unit, warm_up_since
  FROM send_limits JOIN mailboxes ON mailboxes.key = send_limits.mailbox`;

const FORGET = 'DELETE FROM send_limits WHERE mailbox = (SELECT key FROM mailboxes WHERE id = :mailboxId)';

const WRITE = `
  INSERT OR REPLACE INTO send_limits (mailbox, cap, cap_unit, warm_up_since)
  SELECT key, :cap, :unit, :warmUpSince FROM mailboxes WHERE id = :mailboxId`;
