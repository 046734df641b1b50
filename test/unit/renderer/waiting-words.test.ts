import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../renderer/shell/place.ts';
import { leadOf, waitingWords } from '../../../renderer/shell/waiting-words.ts';

const lead = (here: string, wanted: string, isHeld: boolean) =>
  leadOf(placeOf(here), placeOf(wanted), isHeld);
const REBIND = '#/rebind/you%40example.com';

describe('where the program wants the user to look', () => {
  test('is gone to at once where nothing would be lost', () => {
    expect(lead('#/', REBIND, false)).toBe('go');
    expect(lead(REBIND, '#/rebind/other%40example.com', false)).toBe('go');
    expect(lead('#/mailbox/you%40example.com', REBIND, false)).toBe('go');
  });
  test('waits where a form would be lost', () => {
    expect(lead(REBIND, '#/rebind/other%40example.com', true)).toBe('wait');
    expect(lead(REBIND, '#/', true)).toBe('wait');
    expect(lead('#/add', REBIND, true)).toBe('wait');
  });
  test('is nothing where the user is there already', () => {
    for (const wanted of [REBIND, `${REBIND}/sign-in`, `${REBIND}/secret`, '#/mailbox/you%40example.com']) {
      expect(lead(REBIND, wanted, true)).toBe('stay');
    }
    expect(lead('#/add', '#/add', true)).toBe('stay');
  });
});

test('what waits is named', () => {
  expect(waitingWords(REBIND)).toBe('you@example.com is waiting for you.');
  expect(waitingWords('#/')).toBe('The list of mailboxes is waiting for you.');
  expect(waitingWords('#/settings')).toBe('The settings are waiting for you.');
});
