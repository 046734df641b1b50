import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import type { CommandLine } from './run-mailvitals.ts';
import { waitUntil } from './wait-until.ts';

/** A program on a terminal of its own, 100 columns wide. */
export interface AtTerminal {
  /** What the pattern's first group matches on the screen, colours left out, as soon as it is shown. */
  until(pattern: RegExp): Promise<string>;
  readonly type: (text: string) => void;
  readonly ended: Promise<{ readonly screen: string; readonly code: number | null }>;
}

/** Starts a Node script there, as a person would. */
export function startAtTerminal(
  { dataFolder, env }: CommandLine,
  script: string,
  args: readonly string[],
): AtTerminal {
  const quoted = [process.execPath, script, ...args].map((arg) => `'${arg}'`).join(' ');
  // `exec`: Ctrl-C goes to the whole foreground, and a dash that waits for the program would die of it before.
  const child = spawn('script', ['-qec', `stty cols 100; exec ${quoted}`, '/dev/null'], {
    env: { ...process.env, ...env, MAILVITALS_HOME: dataFolder, TERM: 'xterm', NO_COLOR: undefined },
    timeout: 55_000,
  });
  let screen = '';
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
  });
  const shown = () => stripVTControlCharacters(screen).replaceAll('\r\n', '\n');
  return {
    until: async (pattern) => {
      await waitUntil(() => pattern.test(shown()), { what: `${pattern} on the screen`, evidence: shown });
      return pattern.exec(shown())?.[1] ?? '';
    },
    type: (text) => void child.stdin.write(text),
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ screen: shown(), code }))),
  };
}
