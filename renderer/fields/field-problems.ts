import type { FieldProblem } from '../../electron/api/contract.ts';

/** What is wrong with one field; `null` where nothing is. */
export function problemOf(problems: readonly FieldProblem[], field: string): string | null {
  const sentences = problems.filter((problem) => problem.field === field).map(({ sentence }) => sentence);
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** What is wrong with none of the fields that the form shows. */
export function problemsBeside(
  problems: readonly FieldProblem[],
  fields: readonly string[],
): readonly FieldProblem[] {
  return problems.filter(({ field }) => !fields.includes(field));
}
