import { styleText } from 'node:util';

/** Where a command writes: results to standard output, words for people to standard error. */
export interface Terminal {
  readonly json: boolean;
  /** Text for people; not printed with `--json`. */
  readonly print: (text: string) => void;
  /** The one document of `--json`; not printed without. */
  readonly printJson: (document: unknown) => void;
  /** One document of many with `--json`, a line each; not printed without. */
  readonly printJsonLine: (document: unknown) => void;
  /** To standard error, always. */
  readonly say: (text: string) => void;
  /** Text in a style, where standard output is a terminal that shows it. */
  readonly style: (format: Parameters<typeof styleText>[0], text: string) => string;
  /** Whether a person sits at standard error, for progress and questions. */
  readonly isInteractive: boolean;
  /** Columns of standard output; 100 where it is no terminal. */
  readonly columns: number;
}

/** Width of a text where nothing tells how wide it may be. */
const USUAL_COLUMNS = 100;

/** The process's own terminal. Colours go off by themselves for pipes, `NO_COLOR` and `TERM=dumb`. */
export function openTerminal(json: boolean): Terminal {
  return {
    json,
    print: (text) => {
      if (!json) {
        process.stdout.write(`${text}\n`);
      }
    },
    printJson: (document) => {
      if (json) {
        process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
      }
    },
    printJsonLine: (document) => {
      if (json) {
        process.stdout.write(`${JSON.stringify(document)}\n`);
      }
    },
    say: (text) => {
      process.stderr.write(`${text}\n`);
    },
    style: (format, text) => styleText(format, text, { stream: process.stdout }),
    // A terminal that says it has no columns cannot show a line that changes: its width would be divided by.
    isInteractive: process.stderr.isTTY === true && process.env.TERM !== 'dumb' && process.stderr.columns > 0,
    columns: process.stdout.columns || USUAL_COLUMNS,
  };
}
