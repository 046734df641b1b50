import type { Command } from 'commander';
import type { Api } from '../api/contract.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What a command works with. The engine is opened on first use: `providers` and `diagnose` need no data folder. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly api: () => Promise<Api>;
  /** Fires on Ctrl-C: what is under way ends, what is stored stays. */
  readonly cancelled: AbortSignal;
  /** Of the program, e.g. `0.1.0`. */
  readonly version: string;
}

/**
 * How a command is added to the program. `run` wraps an action: it opens the terminal by the command's `--json` and
 * turns the action's result into the exit code.
 */
export type AddCommand = (program: Command, run: RunAction) => void;

/** `Args` are commander's: the command's arguments in order, then its options. */
export type RunAction = <Args extends unknown[]>(
  action: (context: CommandContext, ...args: Args) => Promise<ExitCode>,
) => (...args: Args) => Promise<void>;
