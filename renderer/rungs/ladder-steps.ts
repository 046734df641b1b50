import type { Climb, ProtocolReport } from '../../electron/api/contract.ts';

/** One line of a drawn ladder. */
export interface LadderStep {
  readonly name: StepName;
  readonly state: 'passed' | 'under-way' | 'failed' | 'ahead';
  /** How long it took, in milliseconds; `null` until it is passed. */
  readonly ms: number | null;
}

/** `reached` stands for all that comes before the sign-in, on a short ladder. */
export type StepName =
  | 'reached'
  | 'found'
  | 'connected'
  | 'encrypted'
  | 'answered'
  | 'signed-in'
  | 'opened'
  | 'counted'
  | 'left';
type Stage = ProtocolReport['rungs'][number]['stage'];

/** What a user wants told apart, in the order of the wire. */
const STEPS: readonly StepName[] = [
  'found',
  'connected',
  'encrypted',
  'answered',
  'signed-in',
  'opened',
  'counted',
  'left',
];
const STEP_OF_STAGE: Readonly<Record<Exclude<Stage, 'identify'>, StepName>> = {
  resolve: 'found',
  connect: 'connected',
  tls: 'encrypted',
  greeting: 'answered',
  capability: 'answered',
  login: 'signed-in',
  open: 'opened',
  count: 'counted',
  logout: 'left',
};

/** Those that every good ladder has, so that what is still to come can be drawn. */
const EXPECTED: Readonly<Record<Climb['protocol'], readonly StepName[]>> = {
  imap: ['found', 'connected', 'answered', 'signed-in', 'opened'],
  smtp: ['found', 'connected', 'answered', 'signed-in'],
};

/** How far one protocol is. `rungs` holds what is passed, `stage` what is under way or failed. */
export interface LadderFacts {
  readonly protocol: Climb['protocol'];
  readonly rungs: Climb['rungs'];
  readonly stage: Stage | null;
  /** `null` while it is under way, and where no verdict came of it. */
  readonly ok: boolean | null;
  /** Whether something is under way at this moment. */
  readonly isMoving: boolean;
}

/** The ladder to draw: what is passed, with times; what moves or failed; and what is ahead, unless it worked. */
export function ladderSteps({ protocol, rungs, stage, ok, isMoving }: LadderFacts): readonly LadderStep[] {
  const isSignedIn = rungs.some((rung) => rung.stage === 'login');
  // Some servers take the client's name before the sign-in, some after: it is no proof of one.
  const stepOf = (of: Stage) =>
    of === 'identify' ? (isSignedIn ? 'signed-in' : 'answered') : STEP_OF_STAGE[of];
  const last = stage === null ? null : stepOf(stage);
  const stop = ok === false ? 'failed' : isMoving && last !== 'left' ? 'under-way' : null;
  return STEPS.flatMap((name): readonly LadderStep[] => {
    const passed = rungs.filter((rung) => stepOf(rung.stage) === name);
    if (name === last && stop !== null) return [{ name, state: stop, ms: null }];
    // Leaving is worth a line only where it went wrong: by then all is known.
    if (passed.length > 0 && name !== 'left') {
      return [{ name, state: 'passed', ms: passed.reduce((sum, { ms }) => sum + ms, 0) }];
    }
    return ok !== true && EXPECTED[protocol].includes(name) ? [{ name, state: 'ahead', ms: null }] : [];
  });
}

/** What comes before the sign-in, as one line where it is passed or still ahead: enough to watch a form's servers by. */
export function shortened(steps: readonly LadderStep[]): readonly LadderStep[] {
  const first = steps.findIndex(({ name }) => name === 'signed-in');
  const before = first < 0 ? steps : steps.slice(0, first);
  const last = before.at(-1);
  if (last === undefined) return steps;
  const passed = before.filter(({ state }) => state === 'passed');
  const stop = before.find(({ state }) => state === 'under-way' || state === 'failed');
  const ms = passed.length === before.length ? passed.reduce((sum, step) => sum + (step.ms ?? 0), 0) : null;
  const state = ms === null ? 'ahead' : 'passed';
  return [stop ?? { name: 'reached', state, ms }, ...steps.slice(before.length)];
}
