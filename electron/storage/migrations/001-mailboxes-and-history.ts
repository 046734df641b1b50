// Migrations stand in storage/, although their tables belong to mailbox/ and history/: their order runs across all
// folders, and they are frozen text that must not change with the domain code. They import nothing but their own type.
import type { Migration } from '../migrate.ts';

/**
 * Times are milliseconds since 1970 (UTC) where they are searched or summed. `checks` is the table that grows: its rows
 * carry a small integer for the mailbox and are stored in the order of the key, 38 bytes each where a UUID takes 81.
 */
export const mailboxesAndHistory: Migration = {
  version: 1,
  up: `
    CREATE TABLE mailboxes (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      address TEXT NOT NULL,
      address_key TEXT NOT NULL UNIQUE,
      provider_id TEXT NOT NULL,
      username TEXT NOT NULL,
      imap TEXT,
      smtp TEXT,
      ca_file TEXT,
      tags TEXT NOT NULL,
      sign_in_method TEXT NOT NULL,
      secret_id TEXT NOT NULL,
      paused INTEGER NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE checks (
      mailbox INTEGER NOT NULL REFERENCES mailboxes (key) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      status TEXT NOT NULL,
      cause TEXT,
      transient INTEGER NOT NULL,
      duration_ms INTEGER NOT NULL,
      imap_ms INTEGER,
      smtp_ms INTEGER,
      record TEXT,
      PRIMARY KEY (mailbox, at)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE latest_checks (
      mailbox INTEGER PRIMARY KEY REFERENCES mailboxes (key) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      record TEXT NOT NULL,
      last_proof_at INTEGER,
      failing_since INTEGER
    ) STRICT;

    CREATE TABLE check_hours (
      mailbox INTEGER NOT NULL REFERENCES mailboxes (key) ON DELETE CASCADE,
      hour INTEGER NOT NULL,
      status TEXT NOT NULL,
      checks INTEGER NOT NULL,
      ms_sum INTEGER NOT NULL,
      ms_min INTEGER NOT NULL,
      ms_max INTEGER NOT NULL,
      PRIMARY KEY (mailbox, hour, status)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE incidents (
      id TEXT NOT NULL UNIQUE,
      mailbox INTEGER NOT NULL REFERENCES mailboxes (key) ON DELETE CASCADE,
      cause TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      opened_by INTEGER NOT NULL,
      closed_at INTEGER,
      closed_by INTEGER,
      disproof TEXT NOT NULL
    ) STRICT;
    CREATE INDEX incidents_by_mailbox ON incidents (mailbox, opened_at);
    CREATE UNIQUE INDEX one_open_incident ON incidents (mailbox) WHERE closed_at IS NULL;

    CREATE TABLE sign_in_budget (
      secret_id TEXT PRIMARY KEY,
      rejected INTEGER NOT NULL,
      first_rejected_at INTEGER,
      last_rejected_at INTEGER,
      last_try_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER forget_sign_ins AFTER DELETE ON mailboxes BEGIN
      DELETE FROM sign_in_budget WHERE secret_id = OLD.secret_id;
    END;

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
