import type { Migration } from '../migrate.ts';

/**
 * How each mailbox stands becomes a row of its own, read by the thousand for every snapshot, apart from the full record
 * of its last check. Rejected sign-ins are counted by protocol: one that is refused must not silence the other.
 */
export const standings: Migration = {
  version: 2,
  up: `
    CREATE TABLE standings (
      mailbox INTEGER PRIMARY KEY REFERENCES mailboxes (key) ON DELETE CASCADE,
      status TEXT NOT NULL,
      cause TEXT,
      title TEXT NOT NULL,
      summary TEXT NOT NULL,
      since INTEGER,
      checked_at INTEGER,
      last_proof_at INTEGER,
      failing_since INTEGER,
      recovering_since INTEGER,
      failures INTEGER NOT NULL,
      refusals INTEGER NOT NULL,
      successes INTEGER NOT NULL,
      back_offs INTEGER NOT NULL
    ) STRICT;
    INSERT INTO standings
    SELECT mailbox, record ->> 'status', record ->> 'cause', record ->> 'title', record ->> 'summary',
      ifnull(failing_since, at), at, last_proof_at, failing_since, NULL, 0, 0, 0, 0
    FROM latest_checks;
    ALTER TABLE latest_checks DROP COLUMN last_proof_at;
    ALTER TABLE latest_checks DROP COLUMN failing_since;
    -- What the check says in short; unlike that of any check, so that the next one is kept in full.
    ALTER TABLE latest_checks ADD COLUMN gist TEXT NOT NULL DEFAULT '';

    CREATE TABLE rejected_sign_ins (
      secret_id TEXT NOT NULL,
      protocol TEXT NOT NULL,
      rejected INTEGER NOT NULL,
      first_rejected_at INTEGER,
      last_rejected_at INTEGER,
      last_try_at INTEGER,
      PRIMARY KEY (secret_id, protocol)
    ) STRICT, WITHOUT ROWID;
    -- Which protocol rejected was not kept: half each, and a half rejection counts as a whole one.
    INSERT INTO rejected_sign_ins
    SELECT secret_id, protocol, (rejected + 1) / 2, first_rejected_at, last_rejected_at, last_try_at
    FROM sign_in_budget, (SELECT 'imap' AS protocol UNION ALL SELECT 'smtp');
    DROP TRIGGER forget_sign_ins;
    DROP TABLE sign_in_budget;
    CREATE TRIGGER forget_sign_ins AFTER DELETE ON mailboxes BEGIN
      DELETE FROM rejected_sign_ins WHERE secret_id = OLD.secret_id;
    END;
  `,
};
