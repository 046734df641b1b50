import type { Alert, AlertMember } from '../history/alert.ts';
import { addressList, alertWords, countOf } from './alert-words.ts';
import type { Words } from './draft.ts';

/** What is said once a day of the mailboxes that still need somebody; `alert` is the first of their alerts. */
export function reminderWords(alert: Alert, members: readonly AlertMember[]): Words {
  const count = countOf(members);
  return count === 1
    ? { title: `${addressList(members)} still needs you`, body: alertWords(alert).body }
    : {
        title: `${count} mailboxes still need you`,
        body: `${addressList(members)}. Each has its own steps in Mailvitals.`,
      };
}
