import { expect, test } from 'vitest';
import { readKeychainError } from '../../../electron/credentials/keychain-error.ts';

test.each([
  ['Cannot create an item in a locked collection', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['User canceled the operation.', 'locked'],
  ['The user name or passphrase you entered is not correct.', 'locked'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'no-session'],
  ['Autostart von D-Bus ohne X11 $DISPLAY nicht möglich', 'no-session'],
  ['Could not connect: No such file or directory', 'no-session'],
  ['The given address is empty', 'no-session'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'no-session'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'no-session'],
  ['The name :1.1 was not provided by any .service files', 'restarted'],
  ['The session wrapping the secret does not exist', 'restarted'],
  ['Object does not exist at path “/org/freedesktop/secrets/session/s4”', 'restarted'],
  ['No keychain is available. You may need to restart your computer.', 'no-session'],
  ['A specified logon session does not exist. It may already have been terminated.', 'no-session'],
  ['Timeout was reached', 'timeout'],
  ['Something nobody has seen before', 'failed'],
] as const)('reads “%s” as %s', (message, problem) => {
  expect(readKeychainError(new Error(message))).toBe(problem);
});
