import './rungs.css';
import type { Climb, ProtocolReport } from '../../electron/api/contract.ts';
import type { Cause } from './cause-words.ts';
import { ladderSteps, shortened } from './ladder-steps.ts';
import { RungShape } from './RungShape.tsx';
import { protocolName, stepWords } from './step-words.ts';

interface RungsProps extends Pick<Climb, 'protocol' | 'rungs' | 'stage' | 'ok'> {
  /** Whether it is being climbed at this moment: only then does it move. */
  readonly isMoving?: boolean;
  /** What the red rung is about; without it, the step’s own words stand. */
  readonly cause?: Cause | null;
  /** The server’s URL, to be named on the rungs. */
  readonly server?: string | null;
  readonly tls?: ProtocolReport['tls'];
  /** Whether all that comes before the sign-in is told in one line. */
  readonly isShort?: boolean;
  /** Why no sign-in was tried. */
  readonly withheld?: ProtocolReport['withheld'];
}

/** The ladder of one protocol: what is passed with its time, what is under way, and the first red rung. */
export function Rungs({
  protocol,
  rungs,
  stage,
  ok,
  isMoving = false,
  cause = null,
  server = null,
  tls = null,
  withheld = null,
  isShort = false,
}: RungsProps) {
  const steps = ladderSteps({ protocol, rungs, stage, ok: withheld === null ? ok : null, isMoving });
  return (
    <ol className="rungs" aria-label={`${protocolName(protocol)}, step by step`}>
      {(isShort ? shortened(steps) : steps).map((step) => (
        <li key={step.name} className={`rung ${step.state}`}>
          <RungShape state={step.state} />
          <span className="rung-words">
            {stepWords(step, { server, tls, cause, withheld })}
            {step.state === 'ahead' && <span className="hidden-words">: not reached</span>}
          </span>
          <span className="rung-time num">{step.ms === null ? '' : timeText(step.ms)}</span>
        </li>
      ))}
    </ol>
  );
}

/** `74 ms`, `1.2 s`. */
function timeText(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
