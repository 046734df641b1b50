import { expect, test } from 'vitest';
import { problemsBefore } from '../../../renderer/sign-in/client-problems.ts';

const MICROSOFT = { name: 'Microsoft', hasClientSecret: false };
const GOOGLE = { name: 'Google', hasClientSecret: true };
const NOTHING = { clientId: '', clientSecret: '' };
const fields = (...given: Parameters<typeof problemsBefore>) =>
  problemsBefore(...given).map(({ field }) => field);

test('a client id is asked for where there is none, and else may stay', () => {
  expect(fields(NOTHING, MICROSOFT, true)).toEqual(['clientId']);
  expect(fields(NOTHING, MICROSOFT, false)).toEqual([]);
  expect(fields({ ...NOTHING, clientId: '1b2c' }, MICROSOFT, true)).toEqual([]);
});

test('Google’s client id is not kept without the secret that belongs to it', () => {
  expect(fields({ ...NOTHING, clientId: '1234' }, GOOGLE, true)).toEqual(['clientSecret']);
  expect(fields({ ...NOTHING, clientId: '1234' }, GOOGLE, false)).toEqual(['clientSecret']);
  expect(fields({ clientId: '1234', clientSecret: 'typed' }, GOOGLE, true)).toEqual([]);
});

test('a secret alone may replace the one of the client id that is set, but not where there is none', () => {
  expect(fields({ clientId: '', clientSecret: 'typed' }, GOOGLE, false)).toEqual([]);
  expect(fields({ clientId: '', clientSecret: 'typed' }, GOOGLE, true)).toEqual(['clientId']);
});
