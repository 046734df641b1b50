import * as v from 'valibot';
import type { Row } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import type { Mailbox } from './mailbox.ts';
import { formatServerUrl, type Protocol, parseServerUrl, type ServerAddress } from './server-address.ts';

const serverOf = (protocol: Protocol) =>
  v.nullable(
    v.pipe(
      v.string(),
      v.rawTransform(({ dataset, addIssue, NEVER }): ServerAddress => {
        const parsed = parseServerUrl(protocol, dataset.value);
        if (parsed.ok) return parsed.server;
        addIssue({ message: parsed.problem });
        return NEVER;
      }),
    ),
  );

const MailboxRow = v.pipe(
  v.object({
    id: v.string(),
    address: v.string(),
    provider_id: v.string(),
    username: v.string(),
    imap: serverOf('imap'),
    smtp: serverOf('smtp'),
    ca_file: v.nullable(v.string()),
    tags: v.pipe(v.string(), v.parseJson(), v.array(v.string())),
    sign_in_method: v.picklist(['password', 'oauth2']),
    secret_id: v.string(),
    paused: v.picklist([0, 1]),
    created_at: v.pipe(v.string(), v.isoTimestamp()),
  }),
  v.transform(
    (row): Mailbox => ({
      id: row.id,
      address: row.address,
      providerId: row.provider_id,
      username: row.username,
      imap: row.imap,
      smtp: row.smtp,
      caFile: row.ca_file,
      tags: row.tags,
      signInMethod: row.sign_in_method,
      secretId: row.secret_id,
      paused: row.paused === 1,
      createdAt: row.created_at,
    }),
  ),
);

/** The mailbox in a row of the table `mailboxes`. Throws a `StorageProblem` that names the address and the column. */
export function mailboxFromRow(row: Row): Mailbox {
  return readRow(MailboxRow, row, `The stored mailbox ${String(row.address)}`);
}

/** The named parameters that store a mailbox. */
export function rowFromMailbox(mailbox: Mailbox) {
  return {
    id: mailbox.id,
    address: mailbox.address,
    providerId: mailbox.providerId,
    username: mailbox.username,
    imap: mailbox.imap && formatServerUrl('imap', mailbox.imap),
    smtp: mailbox.smtp && formatServerUrl('smtp', mailbox.smtp),
    caFile: mailbox.caFile,
    tags: JSON.stringify(mailbox.tags),
    signInMethod: mailbox.signInMethod,
    secretId: mailbox.secretId,
    paused: mailbox.paused ? 1 : 0,
    createdAt: mailbox.createdAt,
  };
}
