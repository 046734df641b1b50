import { expect, test } from 'vitest';
import type { CallDesk } from '../../../electron/api/call-desk.ts';
import { openSessions } from '../../../electron/web/sessions.ts';

test('of many browsers the last sixteen stay, and what the others had under way ends', () => {
  let secrets = 0;
  const ended: string[] = [];
  let desks = 0;
  const openDesk = (): CallDesk => {
    const name = `desk ${++desks}`;
    return { answer: async () => ({ fault: '' }), cancel: () => {}, cancelAll: () => ended.push(name) };
  };
  const sessions = openSessions(
    () => 8080,
    () => `secret-${++secrets}`,
    openDesk,
  );
  const cookies = Array.from({ length: 17 }, () => sessions.begin().split(';')[0]);
  const isKnown = (cookie: string | undefined) => sessions.find(cookie) !== null;
  expect(cookies.map(isKnown)).toEqual([false, ...Array(16).fill(true)]);
  expect(ended).toEqual(['desk 1']);
  expect(isKnown(`theme=dark; ${cookies[5]}; mailvitals-8081=secret-3`)).toBe(true);
  expect(isKnown('mailvitals-8081=secret-5')).toBe(false);
});
