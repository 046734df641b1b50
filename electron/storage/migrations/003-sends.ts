import type { Migration } from '../migrate.ts';

/**
 * Times are milliseconds since 1970 (UTC), days are local (`YYYY-MM-DD`). `sends` is the table that grows, by
 * 63 bytes a message: it stands in the order in which it is counted, and its index, which lets a message be counted
 * once, holds nothing but its key. `identity` is a hash, a fifth of a Message-ID. What was sent before `swept_before`
 * has become daily figures, and is known no more message by message.
 */
export const sends: Migration = {
  version: 3,
  up: `
    CREATE TABLE sends (
      mailbox INTEGER NOT NULL REFERENCES mailboxes (key) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      identity BLOB NOT NULL,
      recipients INTEGER NOT NULL,
      PRIMARY KEY (mailbox, at, identity)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX one_send_per_identity ON sends (mailbox, identity);

    CREATE TABLE send_days (
      mailbox INTEGER NOT NULL REFERENCES mailboxes (key) ON DELETE CASCADE,
      day TEXT NOT NULL,
      messages INTEGER NOT NULL,
      recipients INTEGER NOT NULL,
      PRIMARY KEY (mailbox, day)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sent_cursors (
      mailbox INTEGER PRIMARY KEY REFERENCES mailboxes (key) ON DELETE CASCADE,
      path TEXT NOT NULL,
      uid_validity INTEGER NOT NULL,
      uid_next INTEGER NOT NULL,
      backfill_below INTEGER,
      backfilled_to INTEGER,
      oldest_at INTEGER,
      read_at INTEGER NOT NULL,
      swept_before INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE send_limits (
      mailbox INTEGER PRIMARY KEY REFERENCES mailboxes (key) ON DELETE CASCADE,
      cap INTEGER,
      cap_unit TEXT,
      warm_up_since TEXT
    ) STRICT;
  `,
};
