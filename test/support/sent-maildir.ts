import { chownSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MailServer } from './mail-server.ts';

/** Debian's `mail` user, whom Dovecot delivers and reads mail as. */
const MAIL = 8;
const CLIENT = 'test';

/** Messages to be put into a Sent folder. */
export interface SentFilling {
  readonly count: number;
  /** When the newest was sent; the others go back from there, evenly. */
  readonly newest: Date;
  readonly overMs: number;
  /** Stands in each Message-ID. */
  readonly batch: string;
}

/** Puts messages straight into the files of a user's Sent folder, each with its own id and date, the oldest first. */
export function fillSentFolder(
  server: MailServer,
  user: string,
  { count, newest, overMs, batch }: SentFilling,
): void {
  const maildir = join(dirname(server.caFile), 'mail', user, 'Maildir');
  const cur = join(maildir, '.Sent', 'cur');
  for (const folder of [cur, join(maildir, '.Sent', 'new'), join(maildir, '.Sent', 'tmp')]) {
    mkdirSync(folder, { recursive: true });
  }
  for (const folder of [dirname(maildir), maildir, dirname(cur), ...inside(dirname(cur))]) {
    chownSync(folder, MAIL, MAIL);
  }
  for (let number = 1; number <= count; number += 1) {
    const at = new Date(newest.getTime() - (overMs * (count - number)) / count);
    const seconds = Math.floor(at.getTime() / 1_000);
    // Dovecot numbers by the time in the name, then by what follows; INTERNALDATE is the file's own time.
    const file = join(cur, `${seconds}.M${String(number).padStart(6, '0')}P1.${CLIENT}:2,S`);
    writeFileSync(
      file,
      `From: ${user}\r\nTo: a@example.net\r\nSubject: ${number}\r\nMessage-ID: <${batch}-${number}@example.com>\r\n` +
        `Date: ${at.toUTCString()}\r\n\r\n`,
    );
    utimesSync(file, seconds, seconds);
  }
}

/** Makes Dovecot forget how it numbered a Sent folder, so that it numbers it anew, under another UIDVALIDITY. */
export function forgetNumbering(server: MailServer, user: string): void {
  const folder = join(dirname(server.caFile), 'mail', user, 'Maildir', '.Sent');
  for (const name of readdirSync(folder)) {
    if (name.startsWith('dovecot')) rmSync(join(folder, name));
  }
}

function inside(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}
