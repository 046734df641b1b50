import * as v from 'valibot';
import type { CredentialStore, KeychainProblem } from '../credentials/credential-store.ts';
import type { Database } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { KeychainProblemSchema } from './check-schema.ts';

/** How the keychain last answered, whichever process had asked. Every method throws `StorageProblem` where the memory fails. */
export interface KeychainState {
  /** `null` where it answered, or was never asked. */
  problem(): KeychainProblem | null;
  /** Writes only what is new: it is told at every reading of a secret. */
  learn(problem: KeychainProblem | null): void;
}

/** The {@link KeychainState} over the table `keychain_problem`: one row while there is one. */
export function createKeychainState(database: Database): KeychainState {
  const problem = () => {
    const row = database.get(SELECT);
    return row === undefined ? null : readRow(ProblemRow, row, 'The state of the keychain').problem;
  };
  return {
    problem,
    learn: (found) => {
      if (found === problem()) return;
      if (found === null) database.run(DELETE);
      else database.run(REPLACE, { problem: found });
    },
  };
}

/** The same keychain; how it answers each reading is remembered in the order of the answers. */
export function rememberAnswers(keychain: CredentialStore, state: KeychainState): CredentialStore {
  const remember = (problem: KeychainProblem | null) => {
    try {
      state.learn(problem);
    } catch {
      // The secret is at hand all the same, and a memory that fails is told by whoever remembers what was done with it.
    }
  };
  return {
    ...keychain,
    read: async (secretId) => {
      const answer = await keychain.read(secretId);
      remember(answer.ok ? null : answer.problem);
      return answer;
    },
  };
}

const ProblemRow = v.object({ problem: KeychainProblemSchema });

const SELECT = 'SELECT problem FROM keychain_problem';

const REPLACE = 'INSERT OR REPLACE INTO keychain_problem (only_one, problem) VALUES (1, :problem)';

const DELETE = 'DELETE FROM keychain_problem';
