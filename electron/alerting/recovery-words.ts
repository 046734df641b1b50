import type { Alert, AlertMember } from '../history/alert.ts';
import { isOfSignInServer } from './alert-kind.ts';
import { addressList, countOf, subjectOf } from './alert-words.ts';
import type { Words } from './draft.ts';
import { durationWords } from './duration-words.ts';
import { isAboutKeychain, readAgainWords } from './keychain-alert.ts';
import { groupName } from './provider-name.ts';

/** What is said of an alert that has ended, and of the mailboxes that work again. */
export function recoveryWords(alert: Alert, recovered: readonly AlertMember[]): Words {
  const subject = subjectOf(alert, recovered);
  const isOne = countOf(recovered) === 1;
  if (alert.kind === 'unstable') {
    const since =
      recovered
        .map(({ leftAt }) => leftAt ?? '')
        .toSorted()
        .at(-1) ?? '';
    return {
      title: `${subject} ${isOne ? 'has' : 'have'} been steady since ${localTime(since)}`,
      body: `${isOne ? 'It works' : `${addressList(recovered)} work`}. You will hear of the next failure at once.`,
    };
  }
  const lasted = durationWords(alert.downMs ?? 0);
  if (isAboutKeychain(alert)) return readAgainWords(alert, recovered);
  if (alert.kind === 'action-needed' && alert.cause === null) {
    // A password or a sign-in: what they have by now may be the other.
    return {
      title: `${subject} ${isOne ? 'works' : 'work'} now`,
      body: `${isOne ? 'It' : addressList(recovered)} had nothing to sign in with on this computer for ${lasted}.`,
    };
  }
  if (isOne) return { title: `${subject} works again`, body: `It was down for ${lasted}.` };
  const name = groupName(alert.groupKey);
  const isTheServer = alert.kind === 'outage' && !isOfSignInServer(alert.cause) && name !== null;
  return {
    title: isTheServer ? `${name} answers again` : `${subject} work again`,
    body: isTheServer
      ? `${countOf(recovered)} mailboxes were down for ${lasted}.`
      : `${addressList(recovered)} were down for ${lasted}.`,
  };
}

/** `10:12`, by the computer's clock. */
function localTime(iso: string): string {
  const moment = new Date(iso);
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
