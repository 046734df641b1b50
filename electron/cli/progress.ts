import type { Progress } from '../api/contract.ts';
import type { Terminal } from './terminal.ts';

/** A line that says how far a long command is. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  /** Names the next of several things that are done in turn. */
  readonly turnTo: (doing: string) => void;
  readonly stop: () => void;
}

/** Shown on a terminal only; a log or a pipe gets nothing. `doing` is a verb such as “Checking”. */
export async function startProgress(terminal: Terminal, doing: string): Promise<ProgressLine> {
  if (!terminal.isInteractive) {
    return { update: () => undefined, turnTo: () => undefined, stop: () => undefined };
  }
  const { default: ora } = await import('ora');
  const spinner = ora({ text: `${doing} …`, stream: process.stderr }).start();
  return {
    update: ({ done, total, address, outcome }) => {
      spinner.text =
        total === 1 ? `${doing} ${address} …` : `${doing} ${done} of ${total}: ${address} ${outcome}`;
      // At once: mailboxes may be done faster than the next frame comes.
      spinner.render();
    },
    turnTo: (next) => {
      spinner.text = `${next} …`;
      spinner.render();
    },
    stop: () => {
      spinner.stop();
    },
  };
}
