import type { CredentialStore, KeychainProblem, KeychainResult } from './credential-store.ts';
import { forceExitWhileBlocked } from './force-exit.ts';
import { messageOf, readKeychainError } from './keychain-error.ts';
import { askSecretServiceLock, type SecretServiceLock } from './secret-service-lock.ts';
import { openSingleLane } from './single-lane.ts';

type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

/** What {@link openKeychain} may be told. */
export interface KeychainOptions {
  /** Name under which the operating system lists the entries. */
  readonly serviceName?: string;
  /** Limit for one call, waiting included, in milliseconds. */
  readonly timeoutMs?: number;
  /** Loads the native module. It fails where libsecret is missing, so it is left until the first call. */
  readonly load?: () => Promise<{ readonly default: Keytar }>;
  /** Whether the keyring is locked: keytar cannot tell that from “no such entry”. */
  readonly askLock?: (timeoutMs: number) => Promise<SecretServiceLock>;
  readonly platform?: NodeJS.Platform;
}

/** Share of the limit that is kept back to find out why a call stayed silent. */
const LOCK_QUESTION_SHARE = 0.2;

function failed(problem: KeychainProblem, detail: string): KeychainResult<never> {
  return { ok: false, problem, detail };
}

const LOCKED = failed('locked', 'The default keyring is locked.');

/**
 * The operating system's keychain: Keychain on macOS, Credential Manager on Windows, the Secret Service on Linux.
 *
 * A locked Secret Service asks its user for a password, and keytar waits for that without limit on one of Node's four
 * pool threads. So calls go one at a time, and a keyring once found locked is not read again until it says that it is
 * open: one prompt, not one a mailbox.
 */
export function openKeychain(options: KeychainOptions = {}): CredentialStore {
  const { serviceName = 'Mailvitals', timeoutMs = 5_000, platform = process.platform } = options;
  const { load = () => import('keytar'), askLock = askSecretServiceLock } = options;
  const lockTimeoutMs = Math.round(timeoutMs * LOCK_QUESTION_SHARE);
  const lane = openSingleLane(timeoutMs - lockTimeoutMs, forceExitWhileBlocked);
  const hasSecretService = platform !== 'darwin' && platform !== 'win32';
  let wasLocked = false;
  let silence: Promise<KeychainResult<never>> | null = null;

  /** Why nothing was found, unless the keyring is open: then there is nothing. */
  async function explainNothing(): Promise<KeychainResult<never> | null> {
    const lock = hasSecretService ? await askLock(lockTimeoutMs) : 'unlocked';
    wasLocked = lock === 'locked';
    if (wasLocked) return LOCKED;
    return lock === 'unlocked' ? null : failed('failed', 'Nothing could say whether the keyring is locked.');
  }

  /** Every call that an unanswered one holds up shares its explanation. */
  function explainSilence(): Promise<KeychainResult<never>> {
    silence ??= explainNothing().then(() =>
      wasLocked ? LOCKED : failed('timeout', `The keychain did not answer within ${timeoutMs} ms.`),
    );
    return silence;
  }

  async function ask<T>(
    question: (keytar: Keytar) => Promise<KeychainResult<T>>,
  ): Promise<KeychainResult<T>> {
    const answer = await lane(async () => {
      silence = null;
      const keytar = await load().then(
        (module) => module.default,
        (error: unknown) => failed('library-missing', messageOf(error)),
      );
      if ('ok' in keytar) return keytar;
      return question(keytar).catch((error: unknown) => failed(readKeychainError(error), messageOf(error)));
    });
    return answer.late ? explainSilence() : answer.value;
  }

  return {
    read: (secretId) =>
      ask<string | null>(async (keytar) => {
        const stillLocked = wasLocked ? await explainNothing() : null;
        if (stillLocked !== null) return stillLocked;
        const secret = await keytar.getPassword(serviceName, secretId);
        if (secret !== null || !hasSecretService) return { ok: true, value: secret };
        // Only an answer asked for after the keyring was seen open proves that there is no such entry.
        return (
          (await explainNothing()) ?? { ok: true, value: await keytar.getPassword(serviceName, secretId) }
        );
      }),
    write: (secretId, secret) =>
      ask<void>(async (keytar) => {
        await keytar.setPassword(serviceName, secretId, secret);
        wasLocked = false;
        return { ok: true, value: undefined };
      }),
    remove: (secretId) =>
      ask<void>(async (keytar) => {
        const removed = await keytar.deletePassword(serviceName, secretId);
        return (removed ? null : await explainNothing()) ?? { ok: true, value: undefined };
      }),
  };
}
