import { startOf, widthOf } from './text-width.ts';

/** Columns side by side with two spaces between them; the last one is cut where the line would break. */
export function layOutTable(rows: readonly (readonly string[])[], columns: number): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, index) => (index === row.length - 1 ? cell : pad(cell, widths[index] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => (widthOf(line) > columns ? `${startOf(line, columns - 1)}…` : line))
    .join('\n');
}

/** Columns side by side, the last one wrapped below itself where the line would break. */
export function layOutFacts(rows: readonly (readonly string[])[], columns: number): string {
  const heads = rows.map((row) => row.slice(0, -1));
  const widths = (heads[0] ?? []).map((_, index) =>
    Math.max(...heads.map((head) => widthOf(head[index] ?? ''))),
  );
  const indent = ' '.repeat(widths.reduce((sum, width) => sum + width + 2, 0));
  return rows
    .map((row, index) => {
      const head = (heads[index] ?? []).map((cell, column) => `${pad(cell, widths[column] ?? 0)}  `).join('');
      return head + wrapText(row.at(-1) ?? '', columns, indent);
    })
    .join('\n');
}

/** Text in lines of at most `columns`, each after the first indented like the first's `indent`. */
export function wrapText(text: string, columns: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join(`\n${indent}`);
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(width - widthOf(cell));
}
