import type { MailboxDetails } from '../../electron/api/contract.ts';

/** On how many protocols the mailbox is watched: 0 to 2. */
export function watchedProtocols({ imapServer, smtpServer }: MailboxDetails): number {
  return [imapServer, smtpServer].filter((server) => server !== null).length;
}
