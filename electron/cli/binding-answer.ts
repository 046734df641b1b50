import type { AddResult, RebindResult } from '../api/contract.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { noSuchMailbox, obstacleText, problemsText } from './problem-text.ts';
import { reportText } from './report-text.ts';
import type { Terminal } from './terminal.ts';

/** How a secret that was tried ended: the last sentence and the exit code. */
export type Ending = { readonly sentence: string; readonly exit: ExitCode };

/** The endings of one command, by what became of the trial. */
export type Endings = Readonly<Record<'accepted' | 'refused' | 'undecided', Ending>>;

/** Shows what became of a secret that was to be bound, and says what to exit with. */
export function showBindingAnswer(
  terminal: Terminal,
  result: AddResult | RebindResult,
  endings: Endings,
): ExitCode {
  terminal.printJson(result);
  switch (result.kind) {
    case 'added':
    case 'rebound':
    case 'refused':
    case 'undecided': {
      const isAccepted = result.kind === 'added' || result.kind === 'rebound';
      const { sentence, exit } = endings[isAccepted ? 'accepted' : result.kind];
      result.notes.forEach(terminal.say);
      terminal.print(`${reportText(result.report, terminal)}\n\n${sentence}`);
      return exit;
    }
    case 'invalid':
      terminal.say(problemsText(result.problems));
      return EXIT.usage;
    case 'exists':
      terminal.say(
        `${result.address} is watched already. “mailvitals rebind ${result.address}” gives it a new password; with --oauth it signs in anew.`,
      );
      return EXIT.usage;
    case 'missing':
      terminal.say(noSuchMailbox(result.address));
      return EXIT.unknown;
    case 'obstacle':
      terminal.say(obstacleText(result.obstacle, terminal.columns));
      return EXIT.unknown;
  }
}
