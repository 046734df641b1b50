import type { WatchReport } from '../../api/contract.ts';

/** What the log keeps of what the monitor tells: what changed, not each check; `null` for the rest. */
export function watchLog(report: WatchReport): string | null {
  switch (report.event) {
    case 'status':
      return `${report.address}: ${report.before} -> ${report.status}${report.cause === null ? '' : ` (${report.cause})`}`;
    case 'alert':
    case 'reminder':
    case 'recovery':
    case 'withdrawn':
      return `${report.event}: ${report.alert.kind}, ${report.alert.addresses.length} of ${report.alert.provider}`;
    case 'offline':
    case 'online':
      return `This computer is ${report.event}.`;
    case 'check':
    case 'send':
      return null;
  }
}
