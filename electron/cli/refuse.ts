import type { FieldProblem } from '../api/contract.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { NoSecret } from './secret-input.ts';
import type { Terminal } from './terminal.ts';

/** What a command line asks that cannot be meant, in the form in which the engine refuses a request. */
export interface RefusedLine {
  readonly kind: 'invalid';
  readonly problems: readonly [FieldProblem];
}

/** The field of a line whose options do not go together, each of them being right by itself. */
export const OPTIONS = 'options';

/** Tells what cannot be meant. `field` is what is wrong, named as in a request, or {@link OPTIONS}. */
export function refuse(terminal: Terminal, field: string, sentence: string): ExitCode {
  terminal.printJson(refusedLine(field, sentence));
  terminal.say(sentence);
  return EXIT.usage;
}

export function refusedLine(field: string, sentence: string): RefusedLine {
  return { kind: 'invalid', problems: [{ field, sentence }] };
}

/** Tells that there is no secret to go on with; whoever left the question is told as whoever leaves a sign-in. */
export function refuseNoSecret(
  terminal: Terminal,
  given: NoSecret,
  { field, unchanged }: { readonly field: string; readonly unchanged: string },
): ExitCode {
  if (given.kind === 'unusable') return refuse(terminal, field, given.sentence);
  terminal.printJson({ kind: 'cancelled' });
  terminal.say(`Cancelled.\n\n${unchanged}`);
  return EXIT.unknown;
}
