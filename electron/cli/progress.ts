import type { Progress } from '../api/contract.ts';
import type { Terminal } from './terminal.ts';

/** A line that says how far a long command is. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  /** Names the next of several things that are done in turn. */
  readonly turnTo: (doing: string) => void;
  /** Says something that stays, above the line. */
  readonly tell: (text: string) => void;
  readonly stop: () => void;
}

/** Shown on a terminal only; a log or a pipe gets nothing. `doing` is a verb such as “Checking”. */
export async function startProgress(terminal: Terminal, doing: string): Promise<ProgressLine> {
  if (!terminal.isInteractive) {
    return { update: () => undefined, turnTo: () => undefined, tell: terminal.say, stop: () => undefined };
  }
  const { default: ora } = await import('ora');
  const spinner = ora({ ...OUR_WAY, text: `${doing} …`, stream: process.stderr }).start();
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
    tell: (text) => {
      spinner.clear();
      terminal.say(text);
      spinner.render();
    },
    stop: () => {
      spinner.stop();
    },
  };
}

/**
 * Ctrl-C has to reach us: what is under way ends in good order. To discard what is typed, ora puts the terminal in raw mode
 * and never reads from it (seen with stdin-discarder 0.3); to bring a hidden cursor back, it ends the process by itself
 * (signal-exit, where our own listener is for one signal only).
 */
const KEEPS_CTRL_C = { discardStdin: false, hideCursor: false } as const;

/** Whether somebody looks is the terminal's to say, once for all; ora would draw no frame where `CI` is set. */
const OUR_WAY = { ...KEEPS_CTRL_C, isEnabled: true } as const;
