import type { Ground } from './ground.ts';
import { IDLE_SECONDS } from './sentinel-figures.ts';
import { LEAD_IN_SECONDS, WATCH_SECONDS } from './watch-figures.ts';

/** How the figures were made, a sentence each: without it they could not be compared with those of another day. */
export function describeMethod({ mailboxes, pastChecks }: Ground, nodeOptions: readonly string[]): string[] {
  return [
    `${mailboxes.length} mailboxes on one Dovecot and one Postfix, which run on the same cores; IMAP over TLS, SMTP over STARTTLS, ${pastChecks} past checks in the database.`,
    'CPU: user and system time of the one process that signs in, all threads, warm: every mailbox was signed in to once before; servers not counted.',
    'Full check: api.checkMailboxes of the bundled product, 32 at once, Sent looked at, stored, diagnosed; secrets from memory.',
    'Bare: ImapFlow connect, mailboxOpen(INBOX, readOnly), status(Sent), logout, and SMTPConnection connect, login, quit, side by side, 32 mailboxes at once; no logger, no compression, no ENABLE, no IDLE, one TLS context with the one authority for all.',
    'Both take turns of 250 mailboxes and the ratio is that of neighbours; rates and memory are of turns with all mailboxes. The middle of all turns counts, for memory the highest.',
    'Snapshot: api.snapshot() in a process of its own, 300 sends a day and mailbox for two days, a cap of the user’s; the first call does not count for the middle.',
    'Start: from before the process is spawned until its first snapshot has come back over a pipe: Node, the bundle, the database opened, api.snapshot(); no window and no keychain.',
    `Watch: api.watch, secrets from memory, its events counted and not printed, no sentinels. Beforehand the last checks are spread evenly over the interval; ${LEAD_IN_SECONDS} s of watching do not count, ${WATCH_SECONDS} s do. “A third” is computed: it takes the beats for checks.`,
    'History growth: what the table of checks fills of its pages (dbstat), after against before, for each check, times 96 checks a day; up to 30 days, when old checks become hourly figures. Written to disk: write_bytes in /proc/self/io for each check, times the same; log and checkpoints, each whole pages.',
    `Sentinels: memory is the resident set with 500 less that with 20, garbage of the sign-ins included; CPU is of ${IDLE_SECONDS} s in which none is renewed, as each is every 9 minutes. A message counts from before the filing program signs in, a cut from before “doveadm kick”, after a change of password.`,
    `Node's own options, for bare and full alike, are those of the command: ${nodeOptions.join(' ') || 'none'}; NODE_OPTIONS: ${process.env.NODE_OPTIONS ?? 'none'}.`,
  ];
}
