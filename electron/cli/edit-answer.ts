import type { EditResult } from '../api/contract.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { noSuchMailbox, obstacleText, problemsText } from './problem-text.ts';
import { reportText } from './report-text.ts';
import type { Terminal } from './terminal.ts';

const ENDINGS = {
  edited: { sentence: 'Changed.', exit: EXIT.ok },
  refused: { sentence: 'Nothing was changed.', exit: EXIT.failed },
  undecided: {
    sentence: 'Nothing was changed, because the servers gave no clear answer. Try again later.',
    exit: EXIT.unknown,
  },
} as const;

/** Shows what became of an edit, and says what to exit with. */
export function showEditAnswer(terminal: Terminal, result: EditResult): ExitCode {
  terminal.printJson(result);
  switch (result.kind) {
    case 'edited':
    case 'refused':
    case 'undecided': {
      const { sentence, exit } = ENDINGS[result.kind];
      const report = result.report === null ? '' : `${reportText(result.report, terminal)}\n\n`;
      terminal.print(report + sentence);
      return exit;
    }
    case 'invalid':
      terminal.say(problemsText(result.problems));
      return EXIT.usage;
    case 'missing':
      terminal.say(noSuchMailbox(result.address));
      return EXIT.unknown;
    case 'obstacle':
      terminal.say(obstacleText(result.obstacle, terminal.columns));
      return EXIT.unknown;
  }
}
