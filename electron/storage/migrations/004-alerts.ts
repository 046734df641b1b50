import type { Migration } from '../migrate.ts';

/**
 * Times are milliseconds since 1970 (UTC). `revision` lets a writer notice that another one was faster. A member names
 * its incident by id only, '' for none: incidents are dropped by age, and what was told of them stays. An alert that has
 * ended goes with the last of its mailboxes, because its words name them.
 */
export const alerts: Migration = {
  version: 4,
  up: `
    CREATE TABLE alerts (
      id TEXT PRIMARY KEY,
      revision INTEGER NOT NULL,
      key TEXT NOT NULL,
      group_key TEXT NOT NULL,
      kind TEXT NOT NULL,
      cause TEXT,
      provider_id TEXT NOT NULL,
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      told_at INTEGER,
      last_told_at INTEGER,
      told_level INTEGER,
      reminded_at INTEGER,
      ended_at INTEGER,
      ended_how TEXT,
      down_ms INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX one_open_alert ON alerts (key) WHERE ended_at IS NULL;
    CREATE INDEX alerts_by_end ON alerts (ended_at);

    CREATE TABLE alert_members (
      alert TEXT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
      mailbox INTEGER NOT NULL REFERENCES mailboxes (key) ON DELETE CASCADE,
      incident TEXT NOT NULL,
      down_since INTEGER NOT NULL,
      joined_at INTEGER NOT NULL,
      left_at INTEGER,
      left_how TEXT,
      was_told INTEGER NOT NULL,
      PRIMARY KEY (alert, mailbox, incident)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alert_members_by_mailbox ON alert_members (mailbox);

    -- Asked for at every beat: what was closed lately.
    CREATE INDEX incidents_by_end ON incidents (closed_at);

    CREATE TRIGGER forget_alert AFTER DELETE ON alert_members
    WHEN NOT EXISTS (SELECT 1 FROM alert_members WHERE alert = OLD.alert)
    BEGIN
      DELETE FROM alerts WHERE id = OLD.alert AND ended_at IS NOT NULL;
    END;
  `,
};
