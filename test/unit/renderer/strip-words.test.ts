import { expect, test } from 'vitest';
import type { HistoryBar, HistoryReport } from '../../../electron/api/contract.ts';
import { barWords, stripWords } from '../../../renderer/chart/strip-words.ts';

// Local time in the tests is that of Berlin: an hour ahead of UTC in November.
const NOW = Date.parse('2026-11-21T11:00:00Z');

function bar(changes: Partial<HistoryBar>): HistoryBar {
  return {
    from: '2026-11-21T08:00:00Z',
    to: '2026-11-21T08:30:00Z',
    health: 'up',
    uptime: 1,
    ...changes,
  };
}

function strip(...healths: readonly HistoryBar['health'][]): HistoryReport {
  return { span: 'day', bars: healths.map((health) => bar({ health })), uptime: 0.5 };
}

test('a bar of today says its hours and how it was', () => {
  expect(barWords(bar({}), NOW)).toBe('09:00 to 09:30: worked');
  expect(barWords(bar({ health: 'down', uptime: 0 }), NOW)).toBe('09:00 to 09:30: failed');
  expect(barWords(bar({ health: 'mixed', uptime: 0.25 }), NOW)).toBe('09:00 to 09:30: worked 25.0 %');
  expect(barWords(bar({ health: 'unknown', uptime: null }), NOW)).toBe('09:00 to 09:30: not known');
});

test('a bar of an earlier day names the day once, and twice where it ends on another', () => {
  expect(barWords(bar({ from: '2026-11-19T08:00:00Z', to: '2026-11-19T10:00:00Z' }), NOW)).toBe(
    '19 Nov, 09:00 to 11:00: worked',
  );
  expect(barWords(bar({ from: '2026-11-19T20:00:00Z', to: '2026-11-20T04:00:00Z' }), NOW)).toBe(
    '19 Nov, 21:00 to 20 Nov, 05:00: worked',
  );
});

test('the strip counts what failed among what is known', () => {
  expect(stripWords(strip('up', 'up'))).toBe('No failure in all the time that is known.');
  expect(stripWords(strip('unknown', 'up', 'down', 'mixed'))).toBe(
    'It failed in 2 of the 3 stretches that are known.',
  );
  expect(stripWords(strip('unknown', 'unknown'))).toBe('Nothing is known of this time yet.');
});
