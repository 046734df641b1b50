import { resolve } from 'node:path';

/** What the command line of the app asks for. */
export interface Launch {
  /** Start in the tray, without a window. */
  readonly isHidden: boolean;
  readonly isDemo: boolean;
  readonly isSmoke: boolean;
  /** Where the database lies; `null`: where the system keeps the data of programs. */
  readonly dataFolder: string | null;
}

/** `argv` may hold the program, its file and what Chromium and the system add: only our own words count. */
export function readLaunch(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): Launch {
  const named = wordAfter(argv, '--data-dir') ?? env.MAILVITALS_HOME ?? '';
  return {
    isHidden: argv.includes('--hidden'),
    isDemo: argv.includes('--demo'),
    isSmoke: argv.includes('--smoke'),
    dataFolder: named === '' ? null : resolve(cwd, named),
  };
}

/** Of `--name=value` or `--name value`. */
function wordAfter(argv: readonly string[], name: string): string | null {
  const joined = argv.find((word) => word.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = argv.indexOf(name);
  const next = at === -1 ? undefined : argv[at + 1];
  return next === undefined || next.startsWith('--') ? null : next;
}

/** What a second start hands to the first, which then shows its window; unless the second was to be hidden itself. */
export function secondLaunch({ isHidden }: Launch): { readonly isHidden: boolean } {
  return { isHidden };
}

/** `data` is what {@link secondLaunch} made, of whatever version that was. */
export function wantsWindow(data: unknown): boolean {
  return !(typeof data === 'object' && data !== null && Reflect.get(data, 'isHidden') === true);
}

/**
 * The folder of the window's own things: where it stood, the log, what Chromium keeps. Never the folder of the
 * database itself, in which Chromium would make and delete as it likes. One per data folder: the lock that lets one app
 * run at a time lies in it. A demo runs beside the real thing and leaves nothing in its folders.
 */
export function windowFolder({ isDemo, dataFolder }: Launch, appData: string): string {
  if (isDemo) return resolve(appData, 'Mailvitals Demo');
  return dataFolder === null ? resolve(appData, 'Mailvitals', 'window') : resolve(dataFolder, 'window');
}
