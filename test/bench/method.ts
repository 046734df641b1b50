import type { Ground } from './ground.ts';

/** How the figures were made, a sentence each: without it they could not be compared with those of another day. */
export function describeMethod({ mailboxes, pastChecks }: Ground, nodeOptions: readonly string[]): string[] {
  return [
    `${mailboxes.length} mailboxes on one Dovecot and one Postfix, which run on the same cores; IMAP over TLS, SMTP over STARTTLS, ${pastChecks} past checks in the database.`,
    'CPU: user and system time of the one process that signs in, all threads, warm: every mailbox was signed in to once before; servers not counted.',
    'Full check: api.checkMailboxes of the bundled product, 32 at once, stored with synchronous=FULL, diagnosed; secrets from memory.',
    'Bare: ImapFlow connect, mailboxOpen(INBOX, readOnly), logout, and SMTPConnection connect, login, quit, side by side, 32 mailboxes at once; no logger, no compression, no ENABLE, no IDLE, one TLS context with the one authority for all.',
    'Both take turns of 250 mailboxes and the ratio is that of neighbours; rates and memory are of turns with all mailboxes. The middle of all turns counts, for memory the highest.',
    `Node's own options, for bare and full alike, are those of the command: ${nodeOptions.join(' ') || 'none'}; NODE_OPTIONS: ${process.env.NODE_OPTIONS ?? 'none'}.`,
  ];
}
