import { describe, expect, test } from 'vitest';
import { backfillOf, capBasisText, loadMeters } from '../../../renderer/mailbox/load-words.ts';
import { minutesAgo, sampleSends } from '../../support/sample-snapshot.ts';

const DAY = 24 * 60;

describe('the meters', () => {
  test('hold the last 24 hours against the cap and today against the plan', () => {
    expect(loadMeters(sampleSends({ messages24h: 41, messagesToday: 12 })).map(({ text }) => text)).toEqual([
      '41 of 300 messages',
      '12 of 50 messages',
    ]);
  });

  test('count recipients where the cap does', () => {
    const [cap, plan] = loadMeters(sampleSends({ unit: 'recipients', recipients24h: 1200, cap: 10_000 }));
    expect(cap?.text).toBe('1,200 of 10,000 recipients');
    expect(plan?.text).toBe('9 of 50 messages');
  });

  test('have no end where there is no limit, and count one as one', () => {
    const [cap, plan] = loadMeters(sampleSends({ messages24h: 1, cap: null, planToday: null }));
    expect(cap).toMatchObject({ label: 'Last 24 hours', text: '1 message', share: null, isHigh: false });
    expect(plan).toMatchObject({ label: 'Today', text: '9 messages' });
  });

  test('warn ahead of the cap, and of the plan only once it is passed', () => {
    const high = (changes: Parameters<typeof sampleSends>[0]) =>
      loadMeters(sampleSends(changes)).map(({ isHigh }) => isHigh);
    expect(high({ messages24h: 209, messagesToday: 50 })).toEqual([false, false]);
    expect(high({ messages24h: 210, messagesToday: 51 })).toEqual([true, true]);
  });

  test('say “at least” until all is read', () => {
    expect(loadMeters(sampleSends({ isComplete: false }))[0]?.text).toBe('at least 12 of 300 messages');
  });
});

test('the cap says whose figure it is', () => {
  expect(capBasisText(sampleSends({ capBasis: 'observed' }))).toContain('observed by others');
  expect(capBasisText(sampleSends({ capBasis: 'published' }))).toContain('published by the provider');
  expect(capBasisText(sampleSends({ capBasis: 'user', cap: 1000 }))).toBe(
    'The cap of 1,000 messages in 24 hours is yours.',
  );
  expect(capBasisText(sampleSends({ cap: null, capBasis: null }))).toContain('No cap is known');
});

describe('the first reading of the Sent folder', () => {
  test('is over once 30 days are read', () => {
    expect(backfillOf(sampleSends(), Date.now())).toBeNull();
  });

  test('says how far back it has come, and never that it is done before it is', () => {
    const reading = (readBackTo: string | null) =>
      backfillOf(sampleSends({ isComplete: false, readBackTo }), Date.now());
    expect(reading(minutesAgo(12 * DAY + 60))).toMatchObject({ share: 0.4 });
    expect(reading(minutesAgo(12 * DAY + 60))?.text).toContain('12 of 30 days');
    expect(reading(minutesAgo(40 * DAY))?.text).toContain('29 of 30 days');
    expect(reading(null)?.share).toBe(0);
  });
});
