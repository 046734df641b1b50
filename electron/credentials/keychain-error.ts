import type { KeychainProblem } from './credential-store.ts';

/**
 * What the keychains of the three systems say. GLib translates its sentences, so the words that no translation touches
 * come first where there are any.
 */
const PATTERNS: readonly (readonly [RegExp, KeychainProblem])[] = [
  // gnome-keyring, on writing; libsecret, when its user closes the prompt.
  [/locked collection|IsLocked|prompt was dismissed/i, 'locked'],
  // macOS: errSecInteractionNotAllowed, errSecAuthFailed, errSecUserCanceled (Security framework, SecBase.h).
  [
    /User interaction is not allowed|passphrase you entered is not correct|User canceled the operation/i,
    'locked',
  ],
  [/Timeout was reached|Did not receive a reply/i, 'timeout'],
  // GLib without a session bus, with a dead one, and with one that nothing keeps secrets on.
  [
    /\$DISPLAY|dbus-launch|DBUS_SESSION_BUS_ADDRESS|org\.freedesktop\.secrets was not provided/i,
    'no-session',
  ],
  [/Could not connect: |given address is empty|connection is closed/i, 'no-session'],
  [/org\.freedesktop\.secrets exited with status|Could not activate remote peer/i, 'no-session'],
  // gnome-keyring where no default keyring was ever made: the next login makes it.
  [/Object does not exist at path \S+\/collection\//, 'no-session'],
  // libsecret keeps the connection of its first call: the bus no longer knows that name, a new keyring not that session.
  [
    /The name :\d+\.\d+ |session wrapping the secret does not exist|Secret\.Error\.NoSession|Object does not exist at path \S+\/session\//,
    'restarted',
  ],
  // macOS: errSecNotAvailable, errSecNoDefaultKeychain.
  [/No keychain is available|default keychain could not be found/i, 'no-session'],
  // Windows: ERROR_NO_SUCH_LOGON_SESSION, for services and some remote sessions.
  [/logon session does not exist/i, 'no-session'],
];

/** Tells the problems apart by the system's own sentence: keytar passes nothing else on. */
export function readKeychainError(error: unknown): KeychainProblem {
  const message = messageOf(error);
  return PATTERNS.find(([pattern]) => pattern.test(message))?.[1] ?? 'failed';
}

/** The sentence of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
