import * as v from 'valibot';
import type { Row } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import type { Alert, AlertMember } from './alert.ts';
import { CauseSchema, InstantSchema, SignInMethodSchema } from './check-schema.ts';

const AlertRow = v.object({
  id: v.string(),
  revision: v.number(),
  key: v.string(),
  group_key: v.string(),
  kind: v.picklist(['action-needed', 'outage', 'throttled', 'unstable', 'send-limit']),
  cause: v.nullable(CauseSchema),
  provider_id: v.string(),
  title: v.string(),
  body: v.string(),
  opened_at: InstantSchema,
  told_at: v.nullable(InstantSchema),
  last_told_at: v.nullable(InstantSchema),
  told_level: v.nullable(v.number()),
  reminded_at: v.nullable(InstantSchema),
  ended_at: v.nullable(InstantSchema),
  ended_how: v.nullable(v.picklist(['recovery', 'withdrawn'])),
  down_ms: v.nullable(v.number()),
});

const MemberRow = v.object({
  alert: v.string(),
  mailbox_id: v.string(),
  address: v.string(),
  sign_in_method: SignInMethodSchema,
  incident: v.string(),
  down_since: InstantSchema,
  joined_at: InstantSchema,
  left_at: v.nullable(InstantSchema),
  left_how: v.nullable(v.picklist(['recovered', 'silently'])),
  was_told: v.picklist([0, 1]),
});

/** The alert in a row of `alerts`, with its members. */
export function alertFromRow(row: Row, members: readonly AlertMember[]): Alert {
  const read = readRow(AlertRow, row, 'A stored alert');
  return {
    id: read.id,
    revision: read.revision,
    key: read.key,
    groupKey: read.group_key,
    kind: read.kind,
    cause: read.cause,
    providerId: read.provider_id,
    members,
    title: read.title,
    body: read.body,
    openedAt: read.opened_at,
    toldAt: read.told_at,
    lastToldAt: read.last_told_at,
    toldLevel: read.told_level,
    remindedAt: read.reminded_at,
    endedAt: read.ended_at,
    endedHow: read.ended_how,
    downMs: read.down_ms,
  };
}

/** The member in a row of `alert_members` joined with its mailbox, and the id of its alert. */
export function memberFromRow(row: Row): { readonly alertId: string; readonly member: AlertMember } {
  const read = readRow(MemberRow, row, 'A mailbox of a stored alert');
  return {
    alertId: read.alert,
    member: {
      mailboxId: read.mailbox_id,
      address: read.address,
      signInMethod: read.sign_in_method,
      incidentId: read.incident === '' ? null : read.incident,
      downSince: read.down_since,
      joinedAt: read.joined_at,
      leftAt: read.left_at,
      leftHow: read.left_how,
      wasTold: read.was_told === 1,
    },
  };
}

/** The named parameters that store an alert. */
export function rowFromAlert(alert: Alert) {
  return {
    id: alert.id,
    revision: alert.revision,
    key: alert.key,
    groupKey: alert.groupKey,
    kind: alert.kind,
    cause: alert.cause,
    providerId: alert.providerId,
    title: alert.title,
    body: alert.body,
    openedAt: Date.parse(alert.openedAt),
    toldAt: instant(alert.toldAt),
    lastToldAt: instant(alert.lastToldAt),
    toldLevel: alert.toldLevel,
    remindedAt: instant(alert.remindedAt),
    endedAt: instant(alert.endedAt),
    endedHow: alert.endedHow,
    downMs: alert.downMs,
  };
}

/** The named parameters that store a member. */
export function rowFromMember(alertId: string, member: AlertMember) {
  return {
    alert: alertId,
    mailboxId: member.mailboxId,
    incident: member.incidentId ?? '',
    downSince: Date.parse(member.downSince),
    joinedAt: Date.parse(member.joinedAt),
    leftAt: instant(member.leftAt),
    leftHow: member.leftHow,
    wasTold: member.wasTold ? 1 : 0,
  };
}

function instant(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}
