import type { Migration } from '../migrate.ts';

/** What happened is read by its time, the newest first, whatever mailbox it happened to. */
export const activity: Migration = {
  version: 5,
  up: `
    CREATE INDEX incidents_by_start ON incidents (opened_at);
    CREATE INDEX alerts_by_telling ON alerts (told_at) WHERE told_at IS NOT NULL;
    CREATE INDEX alerts_by_reminder ON alerts (reminded_at) WHERE reminded_at IS NOT NULL;
  `,
};
