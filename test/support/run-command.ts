import { Command } from 'commander';
import type { Api } from '../../electron/api/contract.ts';
import type { AddCommand, RunAction } from '../../electron/cli/command.ts';

/** What a command line left behind. */
export interface CommandRun {
  readonly code: number;
  /** For people, on standard output. */
  readonly printed: string;
  /** On standard error. */
  readonly said: string;
  /** What `--json` would have printed. */
  readonly documents: readonly unknown[];
}

/** Runs one command line in this process over an api; a terminal of 100 columns without colours. */
export async function runCommand(
  commands: readonly AddCommand[],
  api: Api,
  args: readonly string[],
  { cancelled = new AbortController().signal }: { readonly cancelled?: AbortSignal } = {},
): Promise<CommandRun> {
  const printed: string[] = [];
  const said: string[] = [];
  const documents: unknown[] = [];
  let code = -1;
  const wrap: RunAction =
    (action) =>
    async (...given) => {
      code = await action(
        {
          terminal: {
            json: false,
            print: (text) => printed.push(text),
            printJson: (document) => documents.push(document),
            printJsonLine: (document) => documents.push(document),
            say: (text) => said.push(text),
            style: (_format, text) => text,
            isInteractive: false,
            columns: 100,
          },
          api: async () => api,
          cancelled,
          version: '1.2.3',
        },
        ...given,
      );
    };
  const program = new Command().exitOverride().configureOutput({ writeErr: (text) => said.push(text) });
  for (const addCommand of commands) {
    addCommand(program, wrap);
  }
  await program.parseAsync([...args], { from: 'user' });
  return { code, printed: printed.join('\n'), said: said.join('\n'), documents };
}
