import type { MailboxStatus } from '../diagnosis/cause.ts';

/** What the command tells the shell (DESIGN 6). A usage error is 64, as in BSD's sysexits, so that it is never taken for a verdict. */
export const EXIT = { ok: 0, warning: 1, failed: 2, unknown: 3, usage: 64, trouble: 70 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const BY_STATUS: Record<MailboxStatus, ExitCode> = {
  healthy: EXIT.ok,
  paused: EXIT.ok,
  warning: EXIT.warning,
  'action-needed': EXIT.failed,
  unreachable: EXIT.failed,
  pending: EXIT.unknown,
  offline: EXIT.unknown,
  stale: EXIT.unknown,
  unknown: EXIT.unknown,
};

/** From best to worst: a mailbox that needs someone outranks one that nothing is known of. */
const SEVERITY: readonly ExitCode[] = [EXIT.ok, EXIT.warning, EXIT.unknown, EXIT.failed];

/** The worst of all; `ok` where there is none. */
export function exitCodeFor(statuses: readonly MailboxStatus[]): ExitCode {
  const worst = Math.max(0, ...statuses.map((status) => SEVERITY.indexOf(BY_STATUS[status])));
  return SEVERITY[worst] ?? EXIT.unknown;
}
