import fc from 'fast-check';
import { expect, test } from 'vitest';
import { peakPerMinute } from '../../../electron/sending/peak-per-minute.ts';

const seconds = (...times: readonly number[]) => times.map((time) => time * 1_000);

test.each<[string, readonly number[], number]>([
  ['nothing was sent', [], 0],
  ['one message was sent', seconds(5), 1],
  ['several were sent at once', seconds(7, 7, 7), 3],
  ['a burst crosses the turn of a minute', seconds(10, 50, 55, 62, 68, 130), 5],
  ['two are exactly a minute apart', seconds(0, 60), 1],
  ['two are a millisecond less apart', [0, 59_999], 2],
  ['the densest minute is the last', seconds(0, 100, 200, 210, 220), 3],
])('the peak when %s', (_, times, peak) => {
  expect(peakPerMinute(times)).toBe(peak);
});

test('the peak is what counting from every message finds', () => {
  const sent = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(sent, (unsorted) => {
      const times = unsorted.toSorted((one, other) => one - other);
      const counts = times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length);
      expect(peakPerMinute(times)).toBe(Math.max(0, ...counts));
    }),
  );
});
