import type { Migration } from '../../electron/storage/migrate.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';

const last = ALL_MIGRATIONS.at(-1)?.version ?? 0;

/**
 * The app's migrations and one more that takes about 0.1 s, so that processes which start together meet in it. Applied
 * twice, it leaves two rows.
 */
export const SLOW_MIGRATIONS: readonly Migration[] = [
  ...ALL_MIGRATIONS,
  {
    version: last + 1,
    up: `
      CREATE TABLE IF NOT EXISTS migrated (numbers INTEGER);
      INSERT INTO migrated
      WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 300000)
      SELECT count(*) FROM counter;
    `,
  },
];
