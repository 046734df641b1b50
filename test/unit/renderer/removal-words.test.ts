import { describe, expect, test } from 'vitest';
import type { PermissionAfter } from '../../../electron/api/contract.ts';
import { permissionNotice, removalWords } from '../../../renderer/mailbox/removal-words.ts';
import { sampleOffer } from '../../support/sample-offer.ts';

describe('before a mailbox is removed', () => {
  test('a password changes nothing at the provider', () => {
    const { secret, elsewhere } = removalWords('password', sampleOffer('google'));
    expect(secret).toContain('password');
    expect(elsewhere).toContain('Nothing changes at the provider');
  });
  test('Google’s permission is taken back, which other computers feel', () => {
    const { elsewhere } = removalWords('oauth2', sampleOffer('google'));
    expect(elsewhere).toContain('Google is asked to take the permission of Mailvitals back');
    expect(elsewhere).toContain('other computers');
    expect(elsewhere).not.toContain('Nothing changes');
  });
  test('Microsoft’s stays until the user takes it back', () => {
    const { elsewhere } = removalWords('oauth2', sampleOffer('microsoft'));
    expect(elsewhere).toContain('stays until you take it back');
    expect(elsewhere).not.toContain('Nothing changes');
  });
  test('nothing is promised of a provider that is not known yet', () => {
    expect(removalWords('oauth2', null).elsewhere).toBe('The mailbox keeps its mail.');
  });
});

describe('after it was removed', () => {
  const noticeAfter = (state: PermissionAfter['state']) =>
    permissionNotice('you@outlook.com', {
      state,
      name: 'Microsoft',
      link: 'https://account.live.com/consent/Manage',
    });

  test.each(['for-the-user', 'not-told', 'ended-before'] as const)(
    'says what is left to the user: %s',
    (state) => {
      expect(noticeAfter(state)).toEqual({
        text: expect.stringContaining('Microsoft'),
        url: 'https://account.live.com/consent/Manage',
      });
    },
  );
  test.each([
    ['taken-back', 'has taken the permission back'],
    ['in-use', 'another mailbox here'],
  ] as const)('says what became of it where nothing is: %s', (state, words) => {
    expect(noticeAfter(state)).toEqual({ text: expect.stringContaining(words), url: null });
  });
  test('is silent about a password', () => expect(permissionNotice('you@outlook.com', null)).toBeNull());
});
