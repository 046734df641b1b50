import type { HistoryBar, HistoryReport } from '../../electron/api/contract.ts';
import { shareText } from '../words/count-words.ts';
import { momentText } from '../words/time-words.ts';

/** `09:00 to 09:30: worked`. `now` in milliseconds since 1970. */
export function barWords({ from, to, health, uptime }: HistoryBar, now: number): string {
  return `${rangeText(from, to, now)}: ${healthWords(health, uptime)}`;
}

/** The whole strip in a sentence. */
export function stripWords({ bars }: HistoryReport): string {
  const known = bars.filter(({ health }) => health !== 'unknown').length;
  const failed = bars.filter(({ health }) => health === 'down' || health === 'mixed').length;
  if (known === 0) return 'Nothing is known of this time yet.';
  return failed === 0
    ? 'No failure in all the time that is known.'
    : `It failed in ${failed} of the ${known} stretches that are known.`;
}

function healthWords(health: HistoryBar['health'], uptime: number | null): string {
  switch (health) {
    case 'up':
      return 'worked';
    case 'down':
      return 'failed';
    case 'mixed':
      return uptime === null ? 'worked for a part' : `worked ${shareText(uptime)}`;
    case 'unknown':
      return 'not known';
  }
}

/** Names the day once where both ends lie in it. */
function rangeText(from: string, to: string, now: number): string {
  const isOneDay = new Date(from).toDateString() === new Date(to).toDateString();
  const end = momentText(to, isOneDay ? Date.parse(to) : now);
  return `${momentText(from, now)} to ${end}`;
}
