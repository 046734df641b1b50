import type { Step } from '../diagnosis/cause.ts';
import type { Provider } from '../provider/provider.ts';
import type { Cap } from './send-cap.ts';
import { levelOf, type SendLevel, type SendLoad, sendStanding, usedOf } from './send-standing.ts';

/** A limit that a mailbox is near or has passed. */
export interface SendWarning {
  /** The provider's cap of 24 hours, the plan for today, or the provider's pace of a minute. */
  readonly kind: 'cap' | 'plan' | 'rate';
  /** The threshold reached, in percent; 0 for a pace, which is no share of a day. */
  readonly level: SendLevel;
  readonly title: string;
  readonly summary: string;
  readonly step: Step;
}

type Sender = Pick<Provider, 'name' | 'messagesPerMinute'>;

/** All that is worth saying of a mailbox's sending, the most pressing first: of two equal levels the cap's. */
export function sendWarnings(load: SendLoad, provider: Sender): readonly SendWarning[] {
  return [...capWarning(load, provider), ...planWarning(load), ...rateWarning(load, provider)].sort(
    (one, other) => other.level - one.level,
  );
}

function capWarning(load: SendLoad, { name }: Sender): readonly SendWarning[] {
  const { cap, figures } = load;
  const level = levelOf(sendStanding(load).capShare ?? 0);
  if (cap === null || level === 0) return [];
  const used = usedOf(cap, figures);
  const whose = cap.basis === 'user' ? 'Your own cap' : `${name}’s cap`;
  return [
    {
      kind: 'cap',
      level,
      title: titleOf(`${whose} for 24 hours`, used, cap.value),
      summary: `${number(used)} of ${amount(cap.value, cap.unit)} in the last 24 hours, as seen in Sent. ${originOf(cap, name)}`,
      step: {
        text:
          used < cap.value
            ? `Room for ${amount(cap.value - used, cap.unit)}; more comes back as what was sent grows older than 24 hours.`
            : 'Stop sending for now, before the provider blocks it: room comes back as what was sent grows older than 24 hours.',
        url: null,
      },
    },
  ];
}

function originOf({ basis, value }: Cap, name: string): string {
  switch (basis) {
    case 'user':
      return 'The cap is the one you set.';
    case 'published':
      return `The cap is the one ${name} publishes.`;
    case 'observed':
      return `${name} publishes no cap; ${number(value)} is what others have observed.`;
  }
}

function planWarning(load: SendLoad): readonly SendWarning[] {
  const { plan, figures } = load;
  const level = levelOf(sendStanding(load).planShare ?? 0);
  if (plan === null || level === 0) return [];
  const used = figures.messagesToday;
  return [
    {
      kind: 'plan',
      level,
      title: titleOf('Today’s warm-up plan', used, plan),
      summary: `${number(used)} of ${amount(plan, 'messages')} planned for today, as seen in Sent. The plan is advice for a safe pace: no server refuses anything because of it.`,
      step: {
        text:
          used < plan
            ? `Room for ${amount(plan - used, 'messages')} today.`
            : 'Leave the rest for tomorrow, or take the mailbox off the plan if it needs no warm-up.',
        url: null,
      },
    },
  ];
}

function rateWarning({ figures }: SendLoad, { name, messagesPerMinute }: Sender): readonly SendWarning[] {
  if (messagesPerMinute === null || figures.peakPerMinute < messagesPerMinute) return [];
  return [
    {
      kind: 'rate',
      level: 0,
      title: `As many messages a minute as ${name} takes`,
      summary: `${amount(figures.peakPerMinute, 'messages')} within one minute of the last hour, as seen in Sent; ${name} takes ${number(messagesPerMinute)} a minute.`,
      step: { text: 'Let the sending program wait a few seconds between two messages.', url: null },
    },
  ];
}

function titleOf(what: string, used: number, limit: number): string {
  if (used < limit) return `${what} is ${Math.floor((used * 100) / limit)} % used`;
  return `${what} is ${used > limit ? 'passed' : 'reached'}`;
}

function amount(count: number, unit: Cap['unit']): string {
  return `${number(count)} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
