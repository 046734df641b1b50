/** What a figure may be at most or must be at least; DESIGN 9 has them all. */
export type Budget = { readonly atMost: number } | { readonly atLeast: number };

export type Unit =
  | 'times'
  | 'a second'
  | 'a minute'
  | 'ms'
  | 's a minute'
  | '% of a core'
  | 'KB'
  | 'MB'
  | 'MB a day'
  | 'checks';

/** What was measured, once or several times. */
export interface Measured {
  /** For programs that read the JSON; stays the same. */
  readonly id: string;
  readonly what: string;
  readonly unit: Unit;
  /** Every measurement, in the order they were made. */
  readonly runs: readonly number[];
  /** Left out where the figure is for information. */
  readonly budget?: Budget;
}

/** One figure of the bench. */
export interface Figure extends Measured {
  /** The middle of the runs, or the worst of them where only that counts. */
  readonly value: number;
}

/** A figure whose middle counts: half of the runs were better. */
export function middleOf(measured: Measured): Figure {
  const sorted = measured.runs.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return { ...measured, value: (lower + upper) / 2 };
}

/** A figure of which the highest run counts. */
export function highestOf(measured: Measured): Figure {
  return { ...measured, value: Math.max(...measured.runs) };
}

/** A figure that 95 of 100 runs did not exceed. */
export function nearlyHighestOf(measured: Measured): Figure {
  const sorted = measured.runs.toSorted((one, other) => one - other);
  return { ...measured, value: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN };
}

/** Whether the budget is kept; `null` where there is none. */
export function isWithinBudget({ value, budget }: Figure): boolean | null {
  if (budget === undefined) return null;
  return 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast;
}
