import { describe, expect, test } from 'vitest';
import { namedDays, planTreads, sendsSeries, spreadLabels } from '../../../renderer/chart/sends-series.ts';
import { chartWords, dayWords, hintWords } from '../../../renderer/chart/sends-words.ts';
import { sampleSends } from '../../support/sample-snapshot.ts';

const days = [
  { day: '2026-11-19', messages: 30, recipients: 44, plan: null },
  { day: '2026-11-20', messages: 41, recipients: 41, plan: 50 },
  { day: '2026-11-21', messages: 9, recipients: 1, plan: 52 },
];

describe('what the chart draws', () => {
  test('counts as the cap counts', () => {
    expect(sendsSeries({ days, sends: sampleSends({ unit: 'messages' }) }).values).toEqual([30, 41, 9]);
    expect(sendsSeries({ days, sends: sampleSends({ unit: 'recipients' }) }).values).toEqual([44, 41, 1]);
  });

  test('leaves out a plan for messages where recipients are drawn', () => {
    expect(sendsSeries({ days, sends: sampleSends() })).toMatchObject({ plan: 52, plans: [null, 50, 52] });
    expect(sendsSeries({ days, sends: sampleSends({ unit: 'recipients' }) })).toMatchObject({
      plan: null,
      plans: [null, null, null],
    });
  });

  test('has room above the highest of bars, plan and cap', () => {
    const series = sendsSeries({ days, sends: sampleSends({ cap: 300, planToday: 50 }) });
    expect(series.cap).toBe(300);
    expect(series.top).toBeGreaterThan(300);
    expect(sendsSeries({ days, sends: null }).top).toBeGreaterThan(41);
  });

  test('tells a cap in words that would press the bars flat', () => {
    const series = sendsSeries({ days, sends: sampleSends({ cap: 10_000, planToday: 50 }) });
    expect(series).toMatchObject({ cap: null, isCapFarAbove: true });
    expect(series.top).toBeLessThan(100);
    expect(hintWords(series)).toContain('The cap lies far above');
  });

  test('draws an axis where nothing was sent', () => {
    const quiet = days.map(({ day }) => ({ day, messages: 0, recipients: 0, plan: null }));
    const series = sendsSeries({ days: quiet, sends: null });
    expect(series.top).toBeGreaterThan(0);
    expect(series.isCapFarAbove).toBe(false);
  });
});

describe('the plan as a stair', () => {
  test('has one tread for neighbouring days of one plan, and a gap where there was none', () => {
    expect(planTreads([null, 50, 50, 100, null, 100])).toEqual([
      { first: 1, last: 2, plan: 50 },
      { first: 3, last: 3, plan: 100 },
      { first: 5, last: 5, plan: 100 },
    ]);
    expect(planTreads([null, null])).toEqual([]);
  });
});

describe('the days named under the axis', () => {
  test('are today and whole weeks before it, the oldest first', () => {
    expect(namedDays(30, 10)).toEqual([1, 8, 15, 22, 29]);
  });

  test('are fewer where there is little room, and today always', () => {
    expect(namedDays(30, 2)).toEqual([8, 29]);
    expect(namedDays(30, 0)).toEqual([29]);
    expect(namedDays(1, 5)).toEqual([0]);
    expect(namedDays(0, 5)).toEqual([]);
  });
});

test('labels that would lie on each other move apart, others stay', () => {
  expect(spreadLabels(10, 80, 15)).toEqual([10, 80]);
  const [cap, plan] = spreadLabels(50, 52, 15);
  expect(plan - cap).toBe(15);
});

describe('the chart in words', () => {
  test('says how much, at most when, the plan and the cap', () => {
    expect(chartWords(sendsSeries({ days, sends: sampleSends({ cap: 300, planToday: 50 }) }))).toBe(
      'Sent per day over 3 days, in messages: 80 altogether, at most 41 on 20 Nov. The plan for today is 52. The cap is 300.',
    );
  });

  test('has no highest day where nothing was sent', () => {
    const quiet = days.map(({ day }) => ({ day, messages: 0, recipients: 0, plan: null }));
    expect(chartWords(sendsSeries({ days: quiet, sends: null }))).toBe(
      'Sent per day over 3 days, in messages: 0 altogether.',
    );
  });

  test('names one day with both counts', () => {
    const day = { day: '2026-11-19', messages: 1, recipients: 1200, plan: null };
    expect(dayWords(day)).toBe('19 Nov: 1 message to 1,200 recipients');
    expect(dayWords({ ...day, plan: 120 })).toBe('19 Nov: 1 message to 1,200 recipients, 120 planned');
  });
});
