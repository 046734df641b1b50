import type { Migration } from '../migrate.ts';

/** Sign-ins at a provider that have ended for good: known in every process, and gone with the secret that they gave. */
export const endedSignIns: Migration = {
  version: 7,
  up: `
    CREATE TABLE ended_sign_ins (
      secret_id TEXT PRIMARY KEY,
      failure TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER forget_ended_sign_in AFTER DELETE ON mailboxes BEGIN
      DELETE FROM ended_sign_ins WHERE secret_id = OLD.secret_id;
    END;
    CREATE TRIGGER forget_replaced_sign_in AFTER UPDATE OF secret_id ON mailboxes
      WHEN OLD.secret_id <> NEW.secret_id
    BEGIN
      DELETE FROM ended_sign_ins WHERE secret_id = OLD.secret_id;
    END;
  `,
};
