import { randomUUID } from 'node:crypto';
import { replaceSecret, type SecretReplaced } from '../credentials/replace-secret.ts';
import { writeRecord } from '../history/write-record.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { FieldProblem, MailboxRequest } from '../mailbox/parse-mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { secretHint } from '../provider/secret-hint.ts';
import type { BindingHooks } from './binding-hooks.ts';
import type { BindingParts } from './binding-parts.ts';
import { resolveRequest } from './resolve-request.ts';
import { secretNotes } from './secret-notes.ts';
import { type TrialOutcome, trySecret } from './trial.ts';

/** Why a secret could not be stored, although the servers accepted it. */
export type SecretNotStored = Exclude<SecretReplaced, { readonly outcome: 'replaced' }>;

/** What became of a mailbox that was to be added. Only `added` stored anything. */
export type Added =
  | {
      readonly kind: 'added';
      readonly mailbox: Mailbox;
      readonly provider: Provider;
      readonly trial: TrialOutcome;
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'refused' | 'undecided';
      readonly provider: Provider;
      readonly trial: TrialOutcome;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'stored-without-secret'; readonly mailbox: Mailbox }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'exists' }
  | { readonly kind: 'not-stored'; readonly why: SecretNotStored };

/**
 * Binds a mailbox: finds its servers, tries the secret on both protocols, and only then stores secret and mailbox.
 * `secret` is `null` for a mailbox that waits for its secret, as after an import of an export.
 */
export async function addMailbox(
  request: MailboxRequest,
  secret: string | null,
  parts: BindingParts,
  hooks: BindingHooks = {},
): Promise<Added> {
  const { memory, credentials, now } = parts;
  if (memory.mailboxes.find(request.address) !== null) {
    return { kind: 'exists' };
  }
  const resolved = await resolveRequest(request, parts, hooks);
  if (!resolved.ok) {
    return { kind: 'invalid', problems: resolved.problems };
  }
  const { provider } = resolved;
  const mailbox: Mailbox = {
    id: randomUUID(),
    address: request.address,
    providerId: provider.id,
    username: resolved.username,
    imap: resolved.imap,
    smtp: resolved.smtp,
    caFile: request.caFile,
    tags: request.tags,
    signInMethod: 'password',
    secretId: randomUUID(),
    paused: false,
    createdAt: now().toISOString(),
  };
  if (secret === null) {
    return memory.mailboxes.insert(mailbox) === 'inserted'
      ? { kind: 'stored-without-secret', mailbox }
      : { kind: 'exists' };
  }
  const hint = secretHint(provider, secret);
  const trial = await trySecret({
    mailbox,
    provider,
    secret: hint.secret,
    workedBefore: false,
    secretIsNew: true,
    now: now(),
    hooks,
  });
  const notes = [...resolved.notes, ...secretNotes(hint)];
  if (trial.verdict !== 'accepted') {
    return { kind: trial.verdict, provider, trial, notes };
  }
  let isTaken = false;
  const stored = await replaceSecret(credentials, {
    oldSecretId: null,
    newSecretId: mailbox.secretId,
    secret: hint.secret,
    commit: () =>
      memory.together(() => {
        isTaken = memory.mailboxes.insert(mailbox) === 'address-taken';
        if (isTaken) {
          throw new Error('The address was added meanwhile');
        }
        const record = writeRecord(mailbox.id, now(), trial.diagnosis, trial.verdicts);
        memory.remember(record, { newIncidentId: randomUUID(), clearsAtOnce: true });
      }),
  });
  if (stored.outcome === 'replaced') {
    return { kind: 'added', mailbox, provider, trial, notes };
  }
  return isTaken ? { kind: 'exists' } : { kind: 'not-stored', why: stored };
}
