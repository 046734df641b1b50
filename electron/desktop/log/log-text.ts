import { scrub } from '../../probe/scrub.ts';

/** `a…@example.com`: enough to tell mailboxes apart in a log that somebody sends in, and no more. */
const ADDRESS = /([\p{L}\p{N}])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]*@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu;

/** A text as the log may keep it, on one line: scrubbed, addresses shortened, the home folder as `~`. */
export function logText(text: string, home: string): string {
  const kept = scrub(text, [])
    .replace(ADDRESS, '$1…@$2')
    .replaceAll(/\s*\n\s*/g, ' | ');
  return home === '' ? kept : kept.replaceAll(home, '~');
}

/** A line of a stack: function, file, line and column. */
const PLACE =
  /^\s+at (?:(?:async |new )?[\w$.<>[\] ]+ \()?(?:file:\/\/|node:|app:|[A-Za-z]:\\|\/)[^\s()]*:\d+:\d+\)?$/;
const MOST_PLACES = 12;

/**
 * An error nobody expected: what kind it is and where it came from. Never what it says: a library's message may hold what
 * a user typed, and no scrubber knows that text for a secret.
 */
export function errorText(error: unknown, home: string): string {
  if (!(error instanceof Error)) return `a thrown ${error === null ? 'null' : typeof error}`;
  const code =
    'code' in error && typeof error.code === 'string' && /^\w{1,40}$/.test(error.code)
      ? ` ${error.code}`
      : '';
  // The message stands in the stack too, and a line of it may begin like a place.
  const places = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => PLACE.test(line))
    .slice(0, MOST_PLACES)
    .map((line) => line.trim());
  const cause = error.cause instanceof Error ? ` caused by ${errorText(error.cause, home)}` : '';
  return logText(`${nameOf(error)}${code} ${places.join(' ')}`, home) + cause;
}

/** A class's own name: the field could hold anything. */
const nameOf = (error: Error) =>
  /^\w{1,60}$/.test(error.constructor.name) ? error.constructor.name : 'Error';
