import type { Climb, MailboxReport, ProtocolReport } from '../../electron/api/contract.ts';
import type { Climbs } from './use-attempt.ts';

/** One ladder to draw, from what is told under way or from what was found. */
export interface Ladder extends Climb {
  readonly isMoving: boolean;
  readonly cause: ProtocolReport['cause'];
  readonly tls: ProtocolReport['tls'];
  readonly withheld: ProtocolReport['withheld'];
}

const NOTHING = { cause: null, tls: null, withheld: null } as const;

/** The ladders to draw for the protocols that are tried: the report where there is one, else how far it is. */
export function laddersOf(
  protocols: readonly Climb['protocol'][],
  climbs: Climbs,
  report: MailboxReport | null,
  isRunning: boolean,
): readonly Ladder[] {
  return protocols.map((protocol) => {
    const found = report?.[protocol] ?? null;
    if (found !== null && !isRunning) return { ...found, ok: verdictOf(found), isMoving: false };
    const climb = climbs[protocol] ?? { protocol, rungs: [], stage: null, ok: null };
    return { ...NOTHING, ...climb, isMoving: isRunning && climb.ok === null && climb.stage !== null };
  });
}

/** A sign-in that was held back is no verdict. */
function verdictOf({ ok, withheld }: ProtocolReport): boolean | null {
  return withheld === null ? ok : null;
}

/** How one protocol stands, in a word or two. */
export function verdictWords({ ok, isMoving, withheld }: Ladder): string {
  if (ok !== null) return ok ? 'accepted' : 'refused';
  if (withheld !== null) return 'not tried';
  return isMoving ? 'trying…' : '';
}
