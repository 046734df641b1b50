import type { AddResult, RebindResult, SignInEnd } from '../api/contract.ts';
import { type Ending, type Endings, showBindingAnswer } from './binding-answer.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { obstacleText } from './problem-text.ts';
import { guideText } from './sign-in-text.ts';
import { wrapText } from './table.ts';
import type { Terminal } from './terminal.ts';

/** The endings of a command that signs in. */
export interface SignInEndings extends Endings {
  /** Accepted, although the mailbox does not work in full: who it is has been proven. */
  readonly acceptedInPart: Ending;
  /** That all is as it was before, in one sentence. */
  readonly unchanged: string;
  /** How to run the command for the same mailbox under the name that signed in: the end of a sentence. */
  readonly underName: (name: string) => string;
}

/** Shows what became of a sign-in and of the mailbox that it was for, and says what to exit with. */
export function showSignInAnswer(
  terminal: Terminal,
  result: AddResult | RebindResult | SignInEnd,
  endings: SignInEndings,
): ExitCode {
  const width = Math.min(terminal.columns, 100);
  const say = (...paragraphs: readonly string[]) => {
    terminal.printJson(result);
    terminal.say([...paragraphs, endings.unchanged].join('\n\n'));
  };
  switch (result.kind) {
    case 'not-registered':
      say(
        `Mailvitals is not registered at ${result.guide.name} yet, so nobody can sign in through it.`,
        guideText(result.guide, width),
      );
      return EXIT.failed;
    case 'another-identity':
      say(anotherText(result, endings, width));
      return EXIT.failed;
    case 'sign-in-failed': {
      const { reply, transient } = result;
      const words = reply === null ? [] : [wrapText(`The provider’s own words: ${reply}`, width, '')];
      say(obstacleText(result, terminal.columns), ...words);
      return transient ? EXIT.unknown : EXIT.failed;
    }
    case 'cancelled':
      say('Cancelled.');
      return EXIT.unknown;
    default:
      return showBindingAnswer(terminal, result, worksInFull(result) ? endings : inPart(endings));
  }
}

function anotherText(
  { signedInAs, wanted }: SignInEnd & { kind: 'another-identity' },
  { underName }: SignInEndings,
  width: number,
): string {
  const sentences = [
    `${signedInAs} signed in, but this mailbox is ${wanted}.`,
    `Run it again and choose ${wanted} at the provider’s page; a private window helps where the browser remembers somebody else.`,
  ];
  return [
    ...sentences.map((sentence) => wrapText(sentence, width, '')),
    `If that is the same mailbox under another name: ${underName(signedInAs)}`,
  ].join('\n');
}

function worksInFull(result: AddResult | RebindResult): boolean {
  if (result.kind !== 'added' && result.kind !== 'rebound') return true;
  const { status } = result.report;
  return status !== 'action-needed' && status !== 'unreachable';
}

function inPart(endings: SignInEndings): Endings {
  return { ...endings, accepted: endings.acceptedInPart };
}
