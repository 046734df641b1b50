// biome-ignore-all lint/a11y/useSemanticElements: only rows in view are drawn and each is put in its place, which a table does not do.
// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid of rows the row takes the focus, not its cells.
import './grid.css';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { AlertReport, MailboxSummary } from '../../electron/api/contract.ts';
import type { Go } from '../shell/use-place.ts';
import { rowStep } from './alert-step.ts';
import { MailboxRow } from './MailboxRow.tsx';
import { movedRow } from './move-row.ts';

const COLUMNS = ['Mailbox', 'Provider', 'How it is', 'Sent in 24 h', 'Last proof', 'Step'] as const;
/** A row of one line, in pixels, until it was measured. */
const ROW_HEIGHT = 39;

interface MailboxGridProps {
  readonly mailboxes: readonly MailboxSummary[];
  readonly providerNames: ReadonlyMap<string, string>;
  /** What is to be said about one mailbox alone, by its address. */
  readonly alerts: ReadonlyMap<string, AlertReport>;
  /** Whether the step of the first row is the first thing to do. */
  readonly isFirst: boolean;
  readonly now: number;
  readonly scroller: HTMLElement | null;
  readonly go: Go;
}

/** The table. Only rows in view are drawn; arrows move between rows, Enter opens one. */
export function MailboxGrid(props: MailboxGridProps) {
  const { mailboxes, providerNames, alerts, isFirst, now, scroller, go } = props;
  const open = (address: string) => go({ name: 'mailbox', address });
  const body = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, mailboxes.length - 1);
  useLayoutEffect(() => {
    if (body.current === null || scroller === null) return;
    const top = body.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setScrollMargin(Math.round(top + scroller.scrollTop));
  });
  const rows = useVirtualizer({
    count: mailboxes.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => mailboxes[index]?.id ?? index,
    scrollMargin,
    overscan: 6,
    // The row that Tab leads to stays, even out of view.
    rangeExtractor: useCallback(
      (range: Range) =>
        [...new Set([...defaultRangeExtractor(range), Math.max(0, active)])].sort(
          (one, other) => one - other,
        ),
      [active],
    ),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // The button in a row has keys of its own.
    if (event.target !== event.currentTarget) return;
    const to = movedRow(event.key, active, mailboxes.length);
    const address = mailboxes[active]?.address;
    if (event.key === 'Enter' && address !== undefined) return open(address);
    if (to === null) return;
    event.preventDefault();
    setChosen(to);
    rows.scrollToIndex(to, { align: 'auto' });
    // Once it is drawn, which scrolling may have to bring about first.
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus({ preventScroll: true }),
    );
  };
  return (
    <div
      role="grid"
      className={`panel grid${mailboxes.some(rowStep) ? '' : ' without-steps'}`}
      aria-label="Mailboxes"
      aria-rowcount={mailboxes.length + 1}
      aria-colcount={COLUMNS.length}
    >
      <div role="rowgroup" className="grid-head">
        <div role="row" className="grid-row" aria-rowindex={1}>
          {COLUMNS.map((column) => (
            <div role="columnheader" key={column}>
              {column === 'Step' ? <span className="hidden-words">{column}</span> : column}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="grid-body" ref={body} style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const mailbox = mailboxes[index];
          return (
            mailbox && (
              <div
                role="row"
                key={key}
                data-index={index}
                ref={rows.measureElement}
                className={`grid-row ${mailbox.status}`}
                aria-rowindex={index + 2}
                tabIndex={index === active ? 0 : -1}
                style={{ transform: `translateY(${start - scrollMargin}px)` }}
                onClick={(event) => isOnButton(event.target) || open(mailbox.address)}
                onKeyDown={onKeyDown}
                onFocus={() => setChosen(index)}
              >
                <MailboxRow
                  mailbox={mailbox}
                  providerName={providerNames.get(mailbox.provider) ?? mailbox.provider}
                  alert={alerts.get(mailbox.address) ?? null}
                  isFirstStep={isFirst && index === 0}
                  now={now}
                  go={go}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function isOnButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null;
}
