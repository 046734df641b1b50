import type { AlertReport } from '../../electron/api/contract.ts';

/** Alerts by where they are told. */
export interface SplitAlerts {
  /** About several mailboxes: one row for each cause, above the table; what needs somebody first. */
  readonly groups: readonly AlertReport[];
  /** About one mailbox: told in its own row, by its address. */
  readonly byAddress: ReadonlyMap<string, AlertReport>;
}

/**
 * One cause is told once: for several mailboxes above the table, for one in its row. `hasPanel`: whether a panel of its own
 * says already what keeps everything from being watched.
 */
export function splitAlerts(alerts: readonly AlertReport[], hasPanel: boolean): SplitAlerts {
  const untold = hasPanel ? alerts.filter((alert) => !isAboutThisComputer(alert)) : alerts;
  const ordered = untold.toSorted((one, other) => urgency(other) - urgency(one));
  const single = ordered.filter(({ addresses }) => addresses.length === 1);
  return {
    groups: ordered.filter(({ addresses }) => addresses.length > 1),
    // The most urgent comes last, and stays.
    byAddress: new Map(single.toReversed().map((alert) => [alert.addresses[0] ?? '', alert])),
  };
}

/** The keychain’s: no server was asked, so that there is no cause. */
function isAboutThisComputer({ kind, cause }: AlertReport): boolean {
  return kind === 'outage' && cause === null;
}

function urgency({ kind }: AlertReport): number {
  return kind === 'action-needed' ? 1 : 0;
}
