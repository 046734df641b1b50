import { expect, test } from 'vitest';
import { CALL_ARGUMENTS } from '../../../electron/api/call-arguments.ts';
import { CHANNELS } from '../../../electron/api/channels.ts';
import { createApi } from '../../../electron/api/handlers.ts';
import { apiParts } from './no-parts.ts';

test('every method of the api is for windows, but watching and what only metrics read', () => {
  const methods = Object.keys(createApi(apiParts));
  expect([...Object.keys(CHANNELS), 'watch', 'lastReports'].sort()).toEqual(methods.sort());
});

test('what a window may send is written down for every method', () => {
  expect(Object.keys(CALL_ARGUMENTS)).toEqual(Object.keys(CHANNELS));
});
