import { randomUUID } from 'node:crypto';
import type { Mailbox, SignInMethod } from '../mailbox/mailbox.ts';
import type { MailboxRequest } from '../mailbox/parse-mailbox.ts';
import type { ResolvedRequest } from './resolve-request.ts';

/** A mailbox that is not stored yet, with an id and a secret id of its own. */
export function newMailbox(
  { address, caFile, tags }: MailboxRequest,
  { provider, username, imap, smtp }: Extract<ResolvedRequest, { ok: true }>,
  signInMethod: SignInMethod,
  now: Date,
): Mailbox {
  return {
    id: randomUUID(),
    address,
    providerId: provider.id,
    username,
    imap,
    smtp,
    caFile,
    tags,
    signInMethod,
    secretId: randomUUID(),
    paused: false,
    createdAt: now.toISOString(),
  };
}
