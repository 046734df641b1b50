import { expect, test } from 'vitest';
import { allowedRejections, MOST_REJECTIONS } from '../../../electron/monitor/sign-in-budget.ts';

const NOW = new Date('2026-11-20T20:00:00.000Z');
const AGO = (seconds: number) => new Date(NOW.getTime() - seconds * 1000).toISOString();

test.each<[string, number, string | null, boolean, number]>([
  ['nothing was rejected yet', 0, null, false, MOST_REJECTIONS],
  ['some was rejected', 1, AGO(5), false, MOST_REJECTIONS - 1],
  ['one is left', MOST_REJECTIONS - 1, AGO(5), false, 1],
  ['one is left and the user asks', MOST_REJECTIONS - 1, AGO(5), true, 1],
  ['none is left', MOST_REJECTIONS, AGO(86_400), false, 0],
  ['none is left and the user asks after a minute', MOST_REJECTIONS, AGO(60), true, 1],
  ['none is left and the user asks too soon', MOST_REJECTIONS, AGO(59.9), true, 0],
  ['none is left and no try is known', MOST_REJECTIONS, null, true, 1],
  ['more was rejected than is allowed', MOST_REJECTIONS + 3, AGO(600), false, 0],
  ['the clock was set back', MOST_REJECTIONS, AGO(-3_600), true, 0],
])('%s', (_, rejected, lastTryAt, askedByUser, allowed) => {
  expect(allowedRejections({ rejected, lastTryAt }, { now: NOW, askedByUser })).toBe(allowed);
});

test('allows four rejections', () => {
  expect(MOST_REJECTIONS).toBe(4);
});
