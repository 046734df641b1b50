import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import type { CommandLine } from './run-mailvitals.ts';
import { waitUntil } from './wait-until.ts';

/** A program on a terminal of its own. */
export interface AtTerminal {
  /** What the pattern's first group matches on the screen, colours left out, as soon as it is shown. */
  until(pattern: RegExp): Promise<string>;
  readonly type: (text: string) => void;
  readonly ended: Promise<{
    readonly screen: string;
    /** The same with colours and all that moves the cursor. */
    readonly raw: string;
    readonly code: number | null;
  }>;
}

/** A command line, and how wide its terminal is: 100 columns unless told. */
export interface TerminalLine extends CommandLine {
  readonly columns?: number;
}

/** Starts a Node script there, as a person would. */
export function startAtTerminal(
  { dataFolder, env, columns = 100 }: TerminalLine,
  script: string,
  args: readonly string[],
): AtTerminal {
  const quoted = [process.execPath, script, ...args].map((arg) => `'${arg}'`).join(' ');
  // `exec`: Ctrl-C goes to the whole foreground, and a dash that waits for the program would die of it before.
  const child = spawn('script', ['-qec', `stty cols ${columns}; exec ${quoted}`, '/dev/null'], {
    // Somebody looks, whatever runs the tests: progress is drawn although `CI` is set.
    env: {
      ...process.env,
      ...env,
      MAILVITALS_HOME: dataFolder,
      TERM: 'xterm',
      CI: 'true',
      NO_COLOR: undefined,
    },
    timeout: 55_000,
  });
  let screen = '';
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
  });
  const shown = () => stripVTControlCharacters(screen).replaceAll('\r\n', '\n');
  return {
    until: async (pattern) => {
      await waitUntil(() => pattern.test(shown()), {
        timeoutMs: 30_000,
        what: `${pattern} on the screen`,
        evidence: shown,
      });
      return pattern.exec(shown())?.[1] ?? '';
    },
    type: (text) => void child.stdin.write(text),
    ended: new Promise((resolve) =>
      child.once('close', (code) => resolve({ screen: shown(), raw: screen, code })),
    ),
  };
}
