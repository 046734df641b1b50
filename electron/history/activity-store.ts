import * as v from 'valibot';
import type { Database } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import type { ActivityCursor, Happening } from './activity.ts';
import type { AlertStore } from './alert-store.ts';
import { InstantSchema, OptionalCauseSchema, SignInMethodSchema } from './check-schema.ts';

/** Which page of what happened. */
export interface ActivityQuery {
  /** `null` begins with the newest. */
  readonly before: ActivityCursor | null;
  readonly limit: number;
  /** Of one mailbox alone; `null` for all. */
  readonly mailboxId: string | null;
}

/** What happened to the mailboxes and what was told of it. Throws `StorageProblem` where the memory fails. */
export interface ActivityStore {
  /** The newest first; of one moment, by id backwards. */
  page(query: ActivityQuery): readonly Happening[];
}

/** The {@link ActivityStore} over the tables `incidents` and `alerts`. */
export function createActivityStore(database: Database, { named }: Pick<AlertStore, 'named'>): ActivityStore {
  return {
    page: ({ before, limit, mailboxId }) => {
      const rows = database
        .all(mailboxId === null ? OF_ALL : OF_ONE, {
          at: before === null ? Number.MAX_SAFE_INTEGER : Date.parse(before.at),
          id: before?.id ?? '',
          limit,
          ...(mailboxId !== null && { mailboxId }),
        })
        .map((row) => readRow(HappeningRow, row, 'What happened once'));
      const alerts = new Map(named(rows.flatMap(({ alert }) => alert ?? [])).map((one) => [one.id, one]));
      return rows.flatMap((row): readonly Happening[] => {
        const { id, at } = row;
        if (row.alert === null) {
          const { kind, cause, address, opened_at: openedAt } = row;
          const { provider_id: providerId, sign_in_method: signInMethod } = row;
          return [{ id, at, kind, cause, address, providerId, signInMethod, openedAt }];
        }
        const alert = alerts.get(row.alert);
        return alert === undefined ? [] : [{ id, at, kind: row.kind, alert }];
      });
    },
  };
}

const HappeningRow = v.variant('kind', [
  v.object({
    kind: v.picklist(['opened', 'closed']),
    id: v.string(),
    at: InstantSchema,
    cause: OptionalCauseSchema,
    address: v.string(),
    provider_id: v.string(),
    sign_in_method: SignInMethodSchema,
    opened_at: InstantSchema,
    alert: v.null(),
  }),
  v.object({
    kind: v.picklist(['told', 'reminded', 'recovered']),
    id: v.string(),
    at: InstantSchema,
    alert: v.string(),
  }),
]);

/** Each source goes down its own index and stops after a page: what is merged then is a few pages, not years. */
function pageOf(isOfOneMailbox: boolean): string {
  const ofIncident = isOfOneMailbox ? `AND mailbox = ${THIS_MAILBOX}` : '';
  const ofAlert = isOfOneMailbox ? `AND EXISTS (${TOLD_OF_THIS_MAILBOX})` : '';
  const sources = [
    source('incidents', 'opened', 'opened_at', ofIncident),
    source('incidents', 'closed', 'closed_at', ofIncident),
    source('alerts', 'told', 'told_at', ofAlert),
    source('alerts', 'reminded', 'reminded_at', ofAlert),
    source('alerts', 'recovered', 'ended_at', `AND ended_how = 'recovery' ${ofAlert}`),
  ];
  return `
    SELECT happened.*, address, provider_id, sign_in_method
    FROM (${sources.join(' UNION ALL ')}) AS happened LEFT JOIN mailboxes ON mailboxes.key = happened.mailbox
    ORDER BY at DESC, happened.id DESC LIMIT :limit`;
}

function source(table: 'incidents' | 'alerts', kind: string, moment: string, also: string): string {
  const columns =
    table === 'incidents'
      ? 'mailbox, cause, opened_at, NULL AS alert'
      : 'NULL AS mailbox, NULL AS cause, NULL AS opened_at, id AS alert';
  const id = `'${kind}:' || id`;
  return `
    SELECT * FROM (
      SELECT ${id} AS id, '${kind}' AS kind, ${moment} AS at, ${columns} FROM ${table}
      WHERE ${moment} <= :at AND (${moment} < :at OR ${id} < :id) ${also}
      ORDER BY ${moment} DESC, ${table}.id DESC LIMIT :limit)`;
}

const THIS_MAILBOX = '(SELECT key FROM mailboxes WHERE id = :mailboxId)';

const TOLD_OF_THIS_MAILBOX = `
  SELECT 1 FROM alert_members WHERE alert = alerts.id AND was_told = 1 AND mailbox = ${THIS_MAILBOX}`;

const OF_ALL = pageOf(false);
const OF_ONE = pageOf(true);
