import { useState } from 'react';
import type { IncidentSummary } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { numberText } from '../words/count-words.ts';
import { incidentTimeText } from './incident-words.ts';

/** The others are a press away. */
const SHOWN_AT_FIRST = 5;

interface IncidentsCardProps {
  /** The newest first. */
  readonly incidents: readonly IncidentSummary[];
  readonly now: number;
}

/** When it did not work, why, and for how long. */
export function IncidentsCard({ incidents, now }: IncidentsCardProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? incidents : incidents.slice(0, SHOWN_AT_FIRST);
  return (
    <section className="panel card" aria-label="Incidents">
      <h2>Incidents</h2>
      {incidents.length === 0 ? (
        <p className="muted">None so far.</p>
      ) : (
        <ul className="incidents">
          {shown.map((incident) => (
            <li key={incident.openedAt} className={incident.closedAt === null ? 'lasting' : 'over'}>
              <span>{incident.summary}</span>
              <span className="muted num">{incidentTimeText(incident, now)}</span>
            </li>
          ))}
        </ul>
      )}
      {shown.length < incidents.length && (
        <div>
          <Action look="quiet" onPress={() => setIsWhole(true)}>
            Show all {numberText(incidents.length)}
          </Action>
        </div>
      )}
    </section>
  );
}
