// What an engineer would write who needs no more than to know that the sign-in works: the two libraries, quiet, one
// TLS context for all. It is the yardstick for the full check, so every option that spares work is set in both.
import { readFile } from 'node:fs/promises';
import { createSecureContext, type SecureContext } from 'node:tls';
import { ImapFlow } from 'imapflow';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import pLimit from 'p-limit';
import type { ServerAddress } from '../../../electron/mailbox/server-address.ts';
import { DEFAULT_LANES } from '../../../electron/monitor/lanes.ts';
import { serve } from './serve.ts';
import type { Slice } from './slice.ts';

/** Whom to sign in, and where. */
export interface BareJob {
  readonly imap: ServerAddress;
  readonly smtp: ServerAddress;
  readonly caFile: string;
  /** Password by address. */
  readonly users: Readonly<Record<string, string>>;
}

interface Credentials {
  readonly user: string;
  readonly pass: string;
}

await serve(async (job: BareJob) => {
  const secureContext = createSecureContext({ ca: await readFile(job.caFile) });
  const users = Object.entries(job.users).map(([user, pass]) => ({ user, pass }));
  return ({ from, to }: Slice) => signInAll(users.slice(from, to), job, secureContext);
});

/** As many at once as the product checks at once; both protocols of a mailbox side by side. */
async function signInAll(all: readonly Credentials[], job: BareJob, context: SecureContext): Promise<void> {
  await pLimit(DEFAULT_LANES.total).map(all, (one) =>
    Promise.all([signInToImap(one, job.imap, context), signInToSmtp(one, job.smtp, context)]),
  );
}

/** TLS, sign in, EXAMINE INBOX, STATUS of the Sent folder, LOGOUT. */
async function signInToImap(auth: Credentials, server: ServerAddress, context: SecureContext): Promise<void> {
  const { host, port, security } = server;
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    tls: { secureContext: context },
    auth,
    logger: false,
    disableCompression: true,
    disableAutoEnable: true,
    disableAutoIdle: true,
  });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  await client.status('Sent', { messages: true, uidNext: true, uidValidity: true });
  await client.logout();
}

/** EHLO, TLS, sign in, QUIT. */
async function signInToSmtp(
  credentials: Credentials,
  server: ServerAddress,
  context: SecureContext,
): Promise<void> {
  const { host, port, security } = server;
  const connection = new SMTPConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    tls: { secureContext: context },
    logger: false,
  });
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', resolve);
    connection.connect(() => {
      connection.login({ credentials }, (error) => (error ? reject(error) : connection.quit()));
    });
  });
}
