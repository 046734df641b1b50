import { expect, test } from 'vitest';
import { clientId } from '../../../electron/settings/client-id.ts';

const SETTING = clientId('microsoft-client-id', 'Microsoft');
const NOW = new Date('2026-11-21T07:00:00Z');

test('a client id is taken as it is pasted, and switched off again', () => {
  expect(SETTING.parse(' 11111111-2222-3333-4444-555555555555\n', NOW)).toEqual({
    ok: true,
    value: '11111111-2222-3333-4444-555555555555',
  });
  expect(SETTING.parse('Off', NOW)).toEqual({ ok: true, value: null });
  expect(SETTING.format(null, NOW)).toBe('off');
  expect(SETTING.format('id', NOW)).toBe('id');
});

test.each(['', 'two words', 'x'.repeat(201), 'ïd'])('“%s” is no client id', (text) => {
  expect(SETTING.parse(text, NOW)).toEqual({
    ok: false,
    sentence: '“microsoft-client-id” takes the client id from Microsoft, or “off”.',
  });
});
