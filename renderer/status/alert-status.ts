import type { AlertReport } from '../../electron/api/contract.ts';
import type { MailboxStatus } from './status-words.ts';

/** Under whose shape an alert is told. */
export const ALERT_STATUS: Readonly<Record<AlertReport['kind'], MailboxStatus>> = {
  'action-needed': 'action-needed',
  outage: 'unreachable',
  throttled: 'warning',
  unstable: 'warning',
  'send-limit': 'warning',
};
