/** Whether something shows tray icons: a host on the session bus. `unknown`: nothing could be asked. */
export type TrayHost = 'present' | 'absent' | 'unknown';

/** Runs a command without a shell; `null` where it is missing, fails or stays silent for two seconds. */
export type RunCommand = (command: string, args: readonly string[]) => Promise<string | null>;

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';
const HAS_HOST = 'IsStatusNotifierHostRegistered';
const BUS = 'org.freedesktop.DBus';

/** The same two questions that Electron asks as it makes an icon, each in the words of the tools that desktops come with. */
const HAS_OWNER: readonly Question[] = [
  [
    'gdbus',
    [
      'call',
      '--session',
      '--dest',
      BUS,
      '--object-path',
      '/org/freedesktop/DBus',
      '--method',
      `${BUS}.NameHasOwner`,
      WATCHER,
    ],
  ],
  ['busctl', ['--user', 'call', BUS, '/org/freedesktop/DBus', BUS, 'NameHasOwner', 's', WATCHER]],
];
const HOST_REGISTERED: readonly Question[] = [
  [
    'gdbus',
    [
      'call',
      '--session',
      '--dest',
      WATCHER,
      '--object-path',
      WATCHER_PATH,
      '--method',
      `${BUS}.Properties.Get`,
      WATCHER,
      HAS_HOST,
    ],
  ],
  ['busctl', ['--user', 'get-property', WATCHER, WATCHER_PATH, WATCHER, HAS_HOST]],
];

type Question = readonly [command: string, args: readonly string[]];

/** Asks the session bus (StatusNotifierItem specification, “StatusNotifierWatcher”). */
export async function askTrayHost(run: RunCommand): Promise<TrayHost> {
  const hasOwner = await ask(run, HAS_OWNER);
  if (hasOwner === null) return 'unknown';
  if (!hasOwner) return 'absent';
  const hasHost = await ask(run, HOST_REGISTERED);
  // A watcher that does not answer shows nothing.
  return hasHost === true ? 'present' : 'absent';
}

/** The first answer of any tool; `null` where none has one. */
async function ask(run: RunCommand, questions: readonly Question[]): Promise<boolean | null> {
  for (const [command, args] of questions) {
    const said = /\b(true|false)\b/.exec((await run(command, args)) ?? '')?.[1];
    if (said !== undefined) return said === 'true';
  }
  return null;
}

/** What is to be listened to for changes: `gdbus` prints a line whenever the watcher comes, goes or says something. */
export const WATCH_COMMAND = ['gdbus', ['monitor', '--session', '--dest', WATCHER]] as const;
