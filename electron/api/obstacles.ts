import type { SecretNotStored } from '../binding/commit-binding.ts';
import type { CredentialStore, KeychainProblem } from '../credentials/credential-store.ts';
import { explainKeychainProblem } from '../credentials/keychain-problem.ts';
import type { Obstacle } from './contract.ts';

/** What was to be stored, as its user calls it. */
export type StoredThing = 'password' | 'sign-in' | 'client secret';

/** Why an accepted secret could not be stored, in words. */
export function secretObstacle(why: SecretNotStored, thing: StoredThing = 'password'): Obstacle {
  switch (why.outcome) {
    case 'keychain-problem':
      return keychainObstacle(why.problem);
    case 'too-long':
      return {
        title: `The ${thing} is too long for the keychain`,
        sentence: `It has ${why.bytes} bytes, and an entry may have ${why.limitBytes}. Nothing was stored.`,
        steps: [],
      };
    case 'read-back-differs':
      return {
        title: `The keychain did not keep the ${thing} as it was given`,
        sentence: 'Reading it back gave something else, so nothing was changed.',
        steps: [
          { text: 'Try again; if it happens again, restart the computer’s keychain service.', url: null },
        ],
      };
    case 'commit-failed':
      throw why.error;
  }
}

/**
 * What stands in the way of storing a secret, asked before any server is shown it; `null` where nothing does. The entry
 * that is looked for need not exist: what counts is that the keychain answers.
 */
export async function findObstacle(credentials: CredentialStore): Promise<Obstacle | null> {
  const answer = await credentials.read('readiness');
  return answer.ok ? null : keychainObstacle(answer.problem);
}

/** What to do about a keychain that does not answer. */
export function keychainObstacle(problem: KeychainProblem): Obstacle {
  const { title, meaning, steps } = explainKeychainProblem(problem, process.platform);
  return { title, sentence: meaning, steps };
}
