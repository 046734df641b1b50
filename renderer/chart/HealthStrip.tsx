import './strip.css';
import { useState } from 'react';
import type { HistoryReport } from '../../electron/api/contract.ts';
import { barWords, stripWords } from './strip-words.ts';

interface HealthStripProps {
  readonly history: HistoryReport;
  /** What stands under its left end, e.g. `24 h ago`. */
  readonly beginning: string;
  readonly now: number;
}

/** A bar for each stretch of time: trouble stands taller and what is not known is a stub, so that no colour is needed. */
export function HealthStrip({ history, beginning, now }: HealthStripProps) {
  const [pointed, setPointed] = useState<string | null>(null);
  const bar = history.bars.find(({ from }) => from === pointed);
  return (
    <div className="strip-whole">
      <ol className="strip" aria-label="How it was, the oldest first" onPointerLeave={() => setPointed(null)}>
        {history.bars.map((one) => (
          <li key={one.from} className={one.health} onPointerEnter={() => setPointed(one.from)}>
            <span className="hidden-words">{barWords(one, now)}</span>
          </li>
        ))}
      </ol>
      <div className="strip-ends hint" aria-hidden="true">
        <span>{beginning}</span>
        <span>now</span>
      </div>
      <p className="hint num strip-said">{bar === undefined ? stripWords(history) : barWords(bar, now)}</p>
    </div>
  );
}
