import * as v from 'valibot';
import { KEYCHAIN_PROBLEMS } from '../credentials/credential-store.ts';
import { CAUSES, type MailboxStatus } from '../diagnosis/cause.ts';
import type { SignInMethod } from '../mailbox/mailbox.ts';
import { PROBE_STAGES, type WithheldReason } from '../probe/probe-result.ts';

// Written as records, so that the compiler asks for every word of the unions.
const WITHHELD_REASONS: Readonly<Record<WithheldReason, WithheldReason>> = {
  'imap-refused-by-policy': 'imap-refused-by-policy',
  'imap-refused-secret': 'imap-refused-secret',
  'sign-in-budget-spent': 'sign-in-budget-spent',
  'sign-in-resting': 'sign-in-resting',
  'secret-unavailable': 'secret-unavailable',
};
const SIGN_IN_METHODS: Readonly<Record<SignInMethod, SignInMethod>> = {
  password: 'password',
  oauth2: 'oauth2',
};
const STATUSES: Readonly<Record<MailboxStatus, MailboxStatus>> = {
  healthy: 'healthy',
  warning: 'warning',
  pending: 'pending',
  'action-needed': 'action-needed',
  unreachable: 'unreachable',
  offline: 'offline',
  paused: 'paused',
  stale: 'stale',
  unknown: 'unknown',
};

/** Rows live for a year: a cause that a later version has dropped reads as `unknown` instead of failing. */
export const CauseSchema = v.fallback(v.picklist(CAUSES), 'unknown');

/** How a cause that is `null` stands in a column that wants a text. */
export const NO_CAUSE = '';

/** As {@link CauseSchema}, in such a column. */
export const OptionalCauseSchema = v.pipe(
  v.string(),
  v.transform((text) => (text === NO_CAUSE ? null : text)),
  v.nullable(CauseSchema),
);

/** As {@link CauseSchema}: a status no longer known counts as no knowledge. */
export const StatusSchema = v.fallback(v.picklist(Object.values(STATUSES)), 'unknown');

/** As {@link CauseSchema}: a problem no longer known is one that nobody can name. */
export const KeychainProblemSchema = v.fallback(v.picklist(KEYCHAIN_PROBLEMS), 'failed');

/** How a mailbox signs in, beside what is remembered of it. */
export const SignInMethodSchema = v.picklist(Object.values(SIGN_IN_METHODS));

/** Milliseconds since 1970 in the file, ISO 8601 in the program. */
export const InstantSchema = v.pipe(
  v.number(),
  v.integer(),
  v.transform((ms) => new Date(ms).toISOString()),
);

const VerdictSchema = v.object({
  ok: v.boolean(),
  stage: v.nullable(v.picklist(PROBE_STAGES)),
  cause: v.nullable(CauseSchema),
  reply: v.nullable(v.string()),
  ms: v.number(),
  tls: v.nullable(
    v.object({
      protocol: v.nullable(v.string()),
      issuer: v.nullable(v.string()),
      validFrom: v.nullable(v.string()),
      validTo: v.nullable(v.string()),
    }),
  ),
  rungs: v.array(v.object({ stage: v.picklist(PROBE_STAGES), at: v.string(), ms: v.number() })),
  withheld: v.nullable(v.picklist(Object.values(WITHHELD_REASONS))),
});

/** A whole check as JSON text. */
export const CheckRecordSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    mailboxId: v.string(),
    at: v.string(),
    status: StatusSchema,
    cause: v.nullable(CauseSchema),
    transient: v.boolean(),
    title: v.string(),
    summary: v.string(),
    imap: v.nullable(VerdictSchema),
    smtp: v.nullable(VerdictSchema),
    durationMs: v.number(),
    keychain: v.exactOptional(KeychainProblemSchema),
  }),
);
