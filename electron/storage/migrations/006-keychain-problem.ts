import type { Migration } from '../migrate.ts';

/** Why no secret can be read at all, for every process to know: one row, or none while the keychain answers. */
export const keychainProblem: Migration = {
  version: 6,
  up: `
    CREATE TABLE keychain_problem (
      only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
      problem TEXT NOT NULL
    ) STRICT;
  `,
};
