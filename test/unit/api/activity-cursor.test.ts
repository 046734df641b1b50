import { expect, test } from 'vitest';
import { formatCursor, parseCursor } from '../../../electron/api/activity-cursor.ts';

test('reads back what it wrote', () => {
  const cursor = { at: '2026-11-20T20:00:00.000Z', id: 'opened:00000000-0000-4000-8000-000000000001' };
  expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
});

test.each(['2026-11-20T20:00Z', '2026-11-20T20:00:00Z', '2026-11-20T20:00:00.000Z'])(
  'takes the mere moment %s',
  (at) => {
    expect(parseCursor(at)).toEqual({ at, id: null });
  },
);

test.each([
  '',
  'now',
  '2026-11-20',
  '2026-13-20T20:00:00Z',
  '2026-11-20T20:00:00Z#',
  '2026-11-20T20:00:00Z#a b',
])('takes no %j', (text) => {
  expect(parseCursor(text)).toBeNull();
});
