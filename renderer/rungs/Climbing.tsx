import { CAUSE_WORDS } from './cause-words.ts';
import { type Ladder, verdictWords } from './ladders.ts';
import { Rungs } from './Rungs.tsx';
import { protocolName } from './step-words.ts';

interface ClimbingProps {
  readonly title: string;
  readonly ladders: readonly Ladder[];
}

/** Both protocols side by side as they are tried. A screen reader is told how each ends, not every rung. */
export function Climbing({ title, ladders }: ClimbingProps) {
  return (
    <section className="panel card climbing" aria-label={title}>
      <h3 className="climbing-title">{title}</h3>
      <div className="climbing-pair">
        {ladders.map((ladder) => (
          <div key={ladder.protocol} className="climb">
            <h4 className="climb-head">
              {protocolName(ladder.protocol)}
              <span className={toneOf(ladder)}>{verdictWords(ladder)}</span>
            </h4>
            <Rungs {...ladder} isShort />
          </div>
        ))}
      </div>
      <p className="hidden-words" role="status">
        {ladders.flatMap(endWords).join(' ')}
      </p>
    </section>
  );
}

function toneOf({ ok }: Ladder): string {
  return ok === null ? 'muted' : ok ? 'ok' : 'bad';
}

function endWords({ protocol, ok, cause }: Ladder): readonly string[] {
  const name = protocolName(protocol);
  if (ok === null) return [];
  if (ok) return [`${name} accepted it.`];
  return [cause === null ? `${name} did not accept it.` : `${name}: ${CAUSE_WORDS[cause]}.`];
}
