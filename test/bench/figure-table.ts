import { type Figure, isWithinBudget } from './figure.ts';

const HEADER = ['', 'measured', 'from – to', 'budget', ''];

/** The figures as aligned columns; those without a budget are indented below the one they explain. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = [HEADER, ...figures.map(rowOf)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const aligned = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(aligned).join('   ').trimEnd()).join('\n');
}

function rowOf(figure: Figure): string[] {
  const { what, value, unit, runs, budget } = figure;
  return [
    budget === undefined ? `  ${what}` : what,
    `${numberText(value)} ${unit}`,
    runs.length > 1 ? `${numberText(Math.min(...runs))} – ${numberText(Math.max(...runs))}` : '',
    budgetText(figure),
    VERDICTS.get(isWithinBudget(figure)) ?? '',
  ];
}

const VERDICTS: ReadonlyMap<boolean | null, string> = new Map([
  [true, 'within'],
  [false, 'OVER'],
]);

function budgetText({ budget, unit }: Figure): string {
  if (budget === undefined) return '';
  return 'atMost' in budget ? `≤ ${budget.atMost} ${unit}` : `≥ ${budget.atLeast} ${unit}`;
}

/** About three digits: a ratio shows its hundredths, a long time no fraction. */
function numberText(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
