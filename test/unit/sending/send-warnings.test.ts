import { describe, expect, test } from 'vitest';
import type { Cap } from '../../../electron/sending/send-cap.ts';
import { NOTHING_SENT, type SendFigures } from '../../../electron/sending/send-figures.ts';
import type { SendLoad } from '../../../electron/sending/send-standing.ts';
import { sendWarnings } from '../../../electron/sending/send-warnings.ts';

const OUTLOOK = { name: 'Outlook.com', messagesPerMinute: null };
const MICROSOFT365 = { name: 'Microsoft 365', messagesPerMinute: 30 };
const CAP: Cap = { value: 300, unit: 'messages', basis: 'observed' };

const load = (figures: Partial<SendFigures>, cap: Cap | null, plan: number | null): SendLoad => ({
  figures: { ...NOTHING_SENT, ...figures },
  cap,
  plan,
});
const kinds = (...args: Parameters<typeof sendWarnings>) =>
  sendWarnings(...args).map(({ kind, level }) => `${kind} ${level}`);

test('says nothing below seven tenths', () => {
  expect(sendWarnings(load({ messages24h: 209, messagesToday: 34 }, CAP, 50), OUTLOOK)).toEqual([]);
  expect(sendWarnings(load({ messages24h: 9_000 }, null, null), OUTLOOK)).toEqual([]);
});

describe('of the cap', () => {
  test.each([
    [210, '70', 'Outlook.com’s cap for 24 hours is 70 % used', 'Room for 90 messages'],
    [299, '90', 'Outlook.com’s cap for 24 hours is 99 % used', 'Room for 1 message;'],
    [300, '100', 'Outlook.com’s cap for 24 hours is reached', 'Stop sending for now'],
    [301, '100', 'Outlook.com’s cap for 24 hours is passed', 'Stop sending for now'],
  ])('at %i messages: level %s, “%s”', (messages24h, level, title, step) => {
    const warnings = sendWarnings(load({ messages24h }, CAP, null), OUTLOOK);
    expect(warnings).toMatchObject([{ kind: 'cap', level: Number(level), title }]);
    expect(warnings[0]?.step.text).toContain(step);
    expect(warnings[0]?.summary).toContain(
      `${messages24h} of 300 messages in the last 24 hours, as seen in Sent.`,
    );
  });

  test.each<[Cap, string, string]>([
    [CAP, 'Outlook.com publishes no cap; 300 is what others have observed.', 'Outlook.com’s cap'],
    [{ ...CAP, basis: 'published' }, 'The cap is the one Outlook.com publishes.', 'Outlook.com’s cap'],
    [{ ...CAP, basis: 'user' }, 'The cap is the one you set.', 'Your own cap'],
  ])('%o says where it comes from', (cap, origin, whose) => {
    const [warning] = sendWarnings(load({ messages24h: 250 }, cap, null), OUTLOOK);
    expect(warning?.summary).toContain(origin);
    expect(warning?.title.startsWith(whose)).toBe(true);
  });

  test('counts recipients where the provider does', () => {
    const cap: Cap = { value: 10_000, unit: 'recipients', basis: 'published' };
    const [warning] = sendWarnings(load({ messages24h: 20, recipients24h: 9_250 }, cap, null), MICROSOFT365);
    expect(warning?.title).toBe('Microsoft 365’s cap for 24 hours is 92 % used');
    expect(warning?.summary).toContain('9,250 of 10,000 recipients in the last 24 hours');
    expect(warning?.step.text).toContain('Room for 750 recipients');
  });
});

describe('of the plan', () => {
  test.each([
    [35, 70, 'Today’s warm-up plan is 70 % used', 'Room for 15 messages today.'],
    [45, 90, 'Today’s warm-up plan is 90 % used', 'Room for 5 messages today.'],
    [50, 100, 'Today’s warm-up plan is reached', 'Leave the rest for tomorrow'],
    [80, 100, 'Today’s warm-up plan is passed', 'Leave the rest for tomorrow'],
  ])('at %i messages: level %i, “%s”', (messagesToday, level, title, step) => {
    const warnings = sendWarnings(load({ messagesToday }, CAP, 50), OUTLOOK);
    expect(warnings).toMatchObject([{ kind: 'plan', level, title }]);
    expect(warnings[0]?.step.text).toContain(step);
    expect(warnings[0]?.summary).toContain(
      `${messagesToday} of 50 messages planned for today, as seen in Sent.`,
    );
  });
});

describe('of the pace', () => {
  test('from the provider’s figure a minute on', () => {
    expect(sendWarnings(load({ peakPerMinute: 29 }, null, null), MICROSOFT365)).toEqual([]);
    const warnings = sendWarnings(load({ peakPerMinute: 30 }, null, null), MICROSOFT365);
    expect(warnings).toMatchObject([
      { kind: 'rate', title: 'As many messages a minute as Microsoft 365 takes' },
    ]);
    expect(warnings[0]?.summary).toContain('30 messages within one minute of the last hour, as seen in Sent');
  });

  test('not where the provider names no figure', () => {
    expect(sendWarnings(load({ peakPerMinute: 500 }, null, null), OUTLOOK)).toEqual([]);
  });
});

test('puts the highest level first, the cap before the plan, the pace last', () => {
  const all = load({ messages24h: 210, messagesToday: 50, peakPerMinute: 40 }, CAP, 50);
  expect(kinds(all, MICROSOFT365)).toEqual(['plan 100', 'cap 70', 'rate 0']);
  const even = load({ messages24h: 300, messagesToday: 50 }, CAP, 50);
  expect(kinds(even, OUTLOOK)).toEqual(['cap 100', 'plan 100']);
});
