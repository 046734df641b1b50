import { type Place, placeOf } from './place.ts';

/** What to do where the program wants another place to be shown while something here would be lost by it. */
export type Lead = 'go' | 'wait' | 'stay';

/** `isHeld`: something would be lost. Of the mailbox that it is about, everything is there already. */
export function leadOf(here: Place, wanted: Place, isHeld: boolean): Lead {
  if (!isHeld) return 'go';
  return isSamePlace(here, wanted) ? 'stay' : 'wait';
}

/** Whether two places are about the same: of one mailbox, its page and its form are. */
export function isSamePlace(one: Place, other: Place): boolean {
  if ('address' in one && 'address' in other) return one.address === other.address;
  return one.name === other.name;
}

/** What waits, in a sentence. */
export function waitingWords(hash: string): string {
  const place = placeOf(hash);
  switch (place.name) {
    case 'mailbox':
    case 'rebind':
      return `${place.address} is waiting for you.`;
    case 'overview':
      return 'The list of mailboxes is waiting for you.';
    case 'settings':
    case 'activity':
      return `${place.name === 'settings' ? 'The settings are' : 'The activity is'} waiting for you.`;
    case 'add':
    case 'import':
    case 'about':
      return 'Another page is waiting for you.';
  }
}
