import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ImportRow } from '../../electron/api/contract.ts';
import { ResultRow } from './ResultRow.tsx';

/** A row of one line, in pixels, until it was measured. */
const ROW_HEIGHT = 38;

/** A verdict per row of the file. Only rows in view are drawn; empty ones above and below keep the place of the rest. */
export function ResultTable({ rows }: { readonly rows: readonly ImportRow[] }) {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.line ?? index,
    overscan: 8,
  });
  const drawn = virtual.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className="panel results" ref={scroller} tabIndex={0} aria-label="Verdicts">
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Line</th>
            <th scope="col">Mailbox</th>
            <th scope="col">Verdict</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer blockSize={above} />}
          {drawn.map(({ index, key }) => {
            const row = rows[index];
            return row && <ResultRow key={key} row={row} index={index} measure={virtual.measureElement} />;
          })}
          {below > 0 && <Spacer blockSize={below} />}
        </tbody>
      </table>
    </section>
  );
}

function Spacer({ blockSize }: { readonly blockSize: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without a cell takes no focus, and there is nothing in it to hear.
  return <tr aria-hidden="true" style={{ blockSize }} />;
}
