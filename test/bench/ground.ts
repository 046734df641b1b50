import { join } from 'node:path';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { fillHistory } from './fill-history.ts';

const HISTORY_DAYS = 30;
const DAY_MS = 86_400_000;

/** What every measurement stands on: the servers, and a data folder whose mailboxes are theirs. */
export interface Ground {
  readonly server: MailServer;
  readonly mailboxes: readonly Mailbox[];
  /** On disk, with 30 days of history. */
  readonly dataFolder: string;
  /** Password by secret id. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Checks in the history. */
  readonly pastChecks: number;
  readonly stop: () => Promise<void>;
}

/** Starts Dovecot and Postfix with that many mailboxes, watched for 30 days. */
export async function prepareGround(mailboxCount: number): Promise<Ground> {
  const [server, folder] = await Promise.all([
    startMailServer({ users: mailboxCount }),
    createTempFolder('bench'),
  ]);
  const dataFolder = join(folder.path, 'data');
  const mailboxes = Object.keys(server.users()).map((address, index) => mailboxOn(server, address, index));
  const pastChecks = fillHistory(dataFolder, mailboxes, { days: HISTORY_DAYS, now: new Date() });
  const users = server.users();
  return {
    server,
    mailboxes,
    dataFolder,
    secrets: Object.fromEntries(mailboxes.map(({ secretId, address }) => [secretId, users[address] ?? ''])),
    pastChecks,
    stop: async () => {
      await server.stop();
      await folder.remove();
    },
  };
}

/**
 * TLS from the first byte for IMAP and STARTTLS for SMTP, as Outlook.com and Microsoft 365 have it. Past its warm-up,
 * so that the figures do not depend on the day.
 */
function mailboxOn({ servers, caFile }: MailServer, address: string, index: number): Mailbox {
  return sampleMailbox(index, {
    address,
    username: address,
    providerId: 'custom',
    imap: servers.imap.tls,
    smtp: servers.smtp.starttls,
    caFile,
    createdAt: new Date(Date.now() - HISTORY_DAYS * DAY_MS).toISOString(),
  });
}
