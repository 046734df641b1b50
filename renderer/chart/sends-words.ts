import type { MailboxSends } from '../../electron/api/contract.ts';
import { numberText } from '../words/count-words.ts';
import { dayText } from '../words/time-words.ts';
import type { SendsSeries } from './sends-series.ts';

type Day = MailboxSends['days'][number];

/** `19 Nov: 32 messages to 40 recipients, 120 planned`. */
export function dayWords({ day, messages, recipients, plan }: Day): string {
  const planned = plan === null ? '' : `, ${numberText(plan)} planned`;
  return `${dayText(day)}: ${countText(messages, 'message')} to ${countText(recipients, 'recipient')}${planned}`;
}

/** What stands under the chart while no day is pointed at. */
export function hintWords({ isCapFarAbove }: SendsSeries): string {
  return `Point at a day for its figures.${isCapFarAbove ? ' The cap lies far above what is drawn.' : ''}`;
}

/** The whole chart in a sentence or two, for who does not see it. */
export function chartWords({ days, values, unit, plan, cap }: SendsSeries): string {
  const most = Math.max(0, ...values);
  const mostDay = days[values.indexOf(most)];
  const total = values.reduce((sum, value) => sum + value, 0);
  return [
    `Sent per day over ${days.length} days, in ${unit}: ${numberText(total)} altogether`,
    most === 0 || mostDay === undefined ? null : `, at most ${numberText(most)} on ${dayText(mostDay)}`,
    '.',
    plan === null ? null : ` The plan for today is ${numberText(plan)}.`,
    cap === null ? null : ` The cap is ${numberText(cap)}.`,
  ]
    .filter((part) => part !== null)
    .join('');
}

function countText(count: number, noun: string): string {
  return `${numberText(count)} ${noun}${count === 1 ? '' : 's'}`;
}
