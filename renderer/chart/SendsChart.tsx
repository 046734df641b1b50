import './chart.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MailboxSends } from '../../electron/api/contract.ts';
import { followInks, readInks } from './inks.ts';
import { type Plot, plotSends } from './plot-sends.ts';
import { SendsTable } from './SendsTable.tsx';
import { sendsSeries } from './sends-series.ts';
import { chartWords, dayWords, hintWords } from './sends-words.ts';

/** What a mailbox sent on each day, as bars against plan and cap, and as a table for who wants figures. */
export function SendsChart({ days, sends }: Pick<MailboxSends, 'days' | 'sends'>) {
  const host = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const series = useMemo(() => sendsSeries({ days, sends }), [days, sends]);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let plot: Plot | null = null;
    const draw = () => {
      plot?.close();
      plot = plotSends(element, {
        series,
        inks: readInks(element),
        width: element.clientWidth,
        onPoint: setPointed,
      });
    };
    draw();
    const unfollow = followInks(draw);
    const sizes = new ResizeObserver(() => plot?.resize(element.clientWidth));
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      unfollow();
      plot?.close();
    };
  }, [series]);
  const day = pointed === null ? undefined : days[pointed];
  return (
    <figure className="sends-chart">
      <div className="plot" ref={host} role="img" aria-label={chartWords(series)} />
      <figcaption className="chart-said hint num">
        {day === undefined ? hintWords(series) : dayWords(day)}
      </figcaption>
      <SendsTable days={days} />
    </figure>
  );
}
