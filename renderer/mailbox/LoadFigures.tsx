import type { SendReport } from '../../electron/api/contract.ts';
import { numberText } from '../words/count-words.ts';
import { backfillOf, capBasisText, type LoadMeter, loadMeters } from './load-words.ts';

interface LoadFiguresProps {
  readonly sends: SendReport;
  readonly now: number;
}

/** The figures of now: how full the cap and the plan are, the busiest minute, and where the cap comes from. */
export function LoadFigures({ sends, now }: LoadFiguresProps) {
  const backfill = backfillOf(sends, now);
  return (
    <>
      <div className="meters num">
        {loadMeters(sends).map((meter) => (
          <Meter key={meter.label} {...meter} />
        ))}
        <div className="meter">
          <span className="muted">Busiest minute of the last hour</span>
          <strong>{numberText(sends.peakPerMinute)}</strong>
        </div>
      </div>
      {backfill !== null && (
        <div className="meter">
          <span className="hint">{backfill.text}</span>
          <Track percent={backfill.share * 100} look="quiet" />
        </div>
      )}
      <p className="hint">{capBasisText(sends)}</p>
    </>
  );
}

function Meter({ label, text, share, isHigh }: LoadMeter) {
  return (
    <div className="meter">
      <span className="muted">{label}</span>
      <strong>{text}</strong>
      {share !== null && <Track percent={Math.min(100, share * 100)} look={isHigh ? 'high' : 'plain'} />}
    </div>
  );
}

interface TrackProps {
  readonly percent: number;
  readonly look: 'plain' | 'high' | 'quiet';
}

/** What the words beside it say, as a length. */
function Track({ percent, look }: TrackProps) {
  return (
    <div className="meter-track" aria-hidden="true">
      <div className={`meter-fill ${look}`} style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
