import type { FieldProblem, Obstacle } from '../api/contract.ts';
import { stepsText } from './report-text.ts';
import { wrapText } from './table.ts';

/** One line per field. */
export function problemsText(problems: readonly FieldProblem[]): string {
  return problems.map(({ field, sentence }) => `${field}: ${sentence}`).join('\n');
}

/** What stands in the way and how to mend it. */
export function obstacleText({ title, sentence, steps }: Obstacle, columns: number): string {
  const width = Math.min(columns, 100);
  return [
    title,
    wrapText(sentence, width, ''),
    ...(steps.length > 0 ? ['', stepsText(steps, width)] : []),
  ].join('\n');
}

/** The answer to an address that is not watched. */
export function noSuchMailbox(address: string): string {
  return `There is no mailbox ${address}. “mailvitals list” shows those there are.`;
}
