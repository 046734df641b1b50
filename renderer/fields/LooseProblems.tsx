import type { FieldProblem } from '../../electron/api/contract.ts';

/** What is wrong with what was entered where no field can say it. */
export function LooseProblems({ problems }: { readonly problems: readonly FieldProblem[] }) {
  return problems.map(({ field, sentence }) => (
    <p key={field} className="bad" role="alert">
      {sentence}
    </p>
  ));
}
