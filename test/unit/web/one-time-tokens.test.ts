import { expect, test } from 'vitest';
import { openTokens } from '../../../electron/web/one-time-tokens.ts';
import { randomSecret } from '../../../electron/web/secrets.ts';

let now = 0;
const open = () => openTokens(randomSecret, () => new Date(now));

test('of many links the last eight open a session', () => {
  const tokens = open();
  const issued = Array.from({ length: 10 }, tokens.issue);
  expect(issued.map(tokens.redeem)).toEqual([false, false, ...Array(8).fill(true)]);
  expect(issued.map(tokens.redeem)).toEqual(Array(10).fill(false));
});

test('a clock that is put back gives no link more time', () => {
  const tokens = open();
  const token = tokens.issue();
  now -= 1;
  expect(tokens.redeem(token)).toBe(false);
});
