/** What a desktop on Linux starts when its user logs in (Desktop Application Autostart Specification). */
export interface AutostartProgram {
  readonly name: string;
  /** Absolute. */
  readonly program: string;
  readonly args: readonly string[];
}

export function autostartEntry({ name, program, args }: AutostartProgram): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${[program, ...args].map(execWord).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * What to start at the next login. An AppImage runs from a mount that is gone by then, and names its own file; but so does
 * one that merely started the terminal in which this program runs.
 */
export function programFile(execPath: string, env: Readonly<Record<string, string | undefined>>): string {
  const { APPIMAGE = '', APPDIR = '' } = env;
  return APPIMAGE !== '' && APPDIR !== '' && execPath.startsWith(`${APPDIR}/`) ? APPIMAGE : execPath;
}

/** Whether the desktop starts what the entry names: other programs switch an entry off by its keys. */
export function isSwitchedOn(entry: string): boolean {
  return (
    !/^Hidden\s*=\s*true\s*$/im.test(entry) && !/^X-GNOME-Autostart-enabled\s*=\s*false\s*$/im.test(entry)
  );
}

/**
 * A word of an `Exec` line (Desktop Entry Specification, “The Exec key”): within quotes four characters take a backslash;
 * the rule for all strings then doubles each backslash; `%` begins a field code.
 */
function execWord(word: string): string {
  const quoted = word
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('\n', '\\n');
  return /^[\w/.=:@+-]+$/.test(word) ? word : `"${quoted}"`;
}
