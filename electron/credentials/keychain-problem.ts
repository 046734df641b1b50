import type { KeychainProblem } from './credential-store.ts';

/** A keychain problem in words. */
export interface KeychainExplanation {
  readonly title: string;
  /** What it means for the mailboxes; always says that no sign-in was tried. */
  readonly meaning: string;
  /** In the order to try them; `url` is an https link or `null`. */
  readonly steps: readonly { readonly text: string; readonly url: string | null }[];
}

type System = 'linux' | 'macos' | 'windows';
type Steps = KeychainExplanation['steps'];

const KEYCHAIN: Record<System, string> = {
  linux: 'keyring',
  macos: 'macOS keychain',
  windows: 'Windows Credential Manager',
};

const WORDS: Record<KeychainProblem, (keychain: string) => { title: string; happened: string }> = {
  'library-missing': (keychain) => ({
    title: `The ${keychain} cannot be reached`,
    happened: 'The part of Mailvitals that speaks with it could not be loaded.',
  }),
  'no-session': (keychain) => ({
    title: `No ${keychain} is running`,
    happened: 'This session has no place where passwords are kept.',
  }),
  locked: (keychain) => ({
    title: `The ${keychain} is locked`,
    happened: 'Passwords are kept in it, and it must be unlocked before one can be read.',
  }),
  timeout: (keychain) => ({
    title: `The ${keychain} does not answer`,
    happened: 'It gave no answer within a few seconds; it may be waiting for you in a window of its own.',
  }),
  restarted: (keychain) => ({
    title: `The ${keychain} was restarted`,
    happened: 'The one that Mailvitals had opened has ended, and it can open another only as it starts.',
  }),
  failed: (keychain) => ({
    title: `The ${keychain} reported an error`,
    happened: 'It could not say whether the password is there.',
  }),
};

const step = (text: string, url: string | null = null) => ({ text, url });
const checkAgain = step('Then choose “Check all” in Mailvitals.');
const restart = step('Quit Mailvitals and start it again.');
const reinstall = step(
  'Install Mailvitals again from its original download: a file of it is missing or damaged.',
);
const MAC_GUIDE = 'https://support.apple.com/guide/keychain-access/welcome/mac';
const KEYRING_AT_LOGIN = 'https://wiki.gnome.org/Projects/GnomeKeyring/Pam/Manual';

const STEPS: Record<KeychainProblem, Record<System, Steps>> = {
  'library-missing': {
    linux: [
      step(
        'Install libsecret: “sudo apt-get install libsecret-1-0” on Debian and Ubuntu, “sudo dnf install libsecret” on Fedora, “sudo pacman -S libsecret” on Arch.',
        'https://packages.debian.org/libsecret-1-0',
      ),
      restart,
    ],
    macos: [reinstall],
    windows: [reinstall],
  },
  'no-session': {
    linux: [
      step(
        'Install a keyring: “sudo apt-get install gnome-keyring”, or turn on KWallet in KDE’s system settings.',
      ),
      step('Log out and log in again, so that the session starts it.', KEYRING_AT_LOGIN),
      step(
        'Over SSH or in a service there is no session: start Mailvitals under “dbus-run-session” with an unlocked gnome-keyring-daemon.',
      ),
    ],
    macos: [
      step('Log in at the Mac’s own screen: a session over SSH has no keychain of its own.'),
      step('Open Keychain Access and see whether “login” stands in its list.', MAC_GUIDE),
      checkAgain,
    ],
    windows: [
      step('Run Mailvitals in the session of a user who is logged in, not as a service or a scheduled task.'),
      step('Open “Services” and start “Credential Manager”.'),
      checkAgain,
    ],
  },
  locked: {
    linux: [
      step(
        'Unlock the keyring: type your login password where it asks, or open “Passwords and Keys” and unlock “Login”.',
      ),
      step(
        'Where you log in without a password, the keyring stays locked: log in with it, or let PAM unlock it.',
        KEYRING_AT_LOGIN,
      ),
      checkAgain,
    ],
    macos: [
      step('Open Keychain Access, select “login” and choose File, then “Unlock Keychain”.', MAC_GUIDE),
      step('Where macOS asks whether Mailvitals may use its entry, choose “Always Allow”.'),
      checkAgain,
    ],
    windows: [step('Unlock Windows, or log out and log in again with your password.'), checkAgain],
  },
  timeout: {
    linux: [
      step('Look for a window that asks for the keyring’s password, behind others too, and answer it.'),
      step('Where there is none, log out and log in again.'),
      checkAgain,
    ],
    macos: [
      step(
        'Look for a window that asks whether Mailvitals may use the keychain, and choose “Always Allow”.',
        MAC_GUIDE,
      ),
      checkAgain,
    ],
    windows: [step('Open “Services” and restart “Credential Manager”.'), checkAgain],
  },
  restarted: { linux: [restart], macos: [restart], windows: [restart] },
  failed: {
    linux: [
      step('Open “Passwords and Keys” (or KWallet) and see whether it opens without an error.'),
      step('Log out and log in again.'),
      checkAgain,
    ],
    macos: [
      step('Open Keychain Access and see whether “login” opens without an error.', MAC_GUIDE),
      checkAgain,
    ],
    windows: [
      step('Open “Credential Manager” in the Control Panel and see whether it opens without an error.'),
      checkAgain,
    ],
  },
};

/** What to tell the user, and how to mend it on this system. */
export function explainKeychainProblem(
  problem: KeychainProblem,
  platform: NodeJS.Platform,
): KeychainExplanation {
  const system = platform === 'darwin' ? 'macos' : platform === 'win32' ? 'windows' : 'linux';
  const { title, happened } = WORDS[problem](KEYCHAIN[system]);
  return {
    title,
    meaning: `${happened} No sign-in was tried, so this says nothing about any mailbox or its password.`,
    steps: STEPS[problem][system],
  };
}
