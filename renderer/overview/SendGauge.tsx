import './gauge.css';
import type { SendReport } from '../../electron/api/contract.ts';
import { numberText } from '../words/count-words.ts';

/** Three things in one line: what was sent, where the plan stands, and the cap, which is the end. */
export function SendGauge({ sends }: { readonly sends: SendReport | null }) {
  if (sends === null) return <span className="muted">–</span>;
  const { cap, unit, planToday, level, isComplete } = sends;
  const sent = unit === 'recipients' ? sends.recipients24h : sends.messages24h;
  const end = cap ?? planToday;
  return (
    <span className="gauge num">
      <span className={`track${end === null ? ' open' : ''}`} aria-hidden="true">
        {end !== null && (
          <>
            <span
              className={`fill${level >= 70 ? ' high' : ''}`}
              style={{ inlineSize: `${Math.min(100, (100 * sent) / end)}%` }}
            />
            {planToday !== null && cap !== null && planToday < cap && (
              <span className="plan-tick" style={{ insetInlineStart: `${(100 * planToday) / cap}%` }} />
            )}
          </>
        )}
      </span>
      <span>
        {isComplete ? '' : '≥ '}
        {numberText(sent)}
        {end !== null && <span className="muted"> / {numberText(end)}</span>}
        {planToday !== null && <span className="hidden-words">, plan for today {planToday}</span>}
      </span>
    </span>
  );
}
