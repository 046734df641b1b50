import { expect, test } from 'vitest';
import { cutText } from '../../../electron/desktop/notifications/cut-text.ts';

test('a text is cut between characters', () => {
  expect(cutText('short', 5)).toBe('short');
  expect(cutText('longer', 5)).toBe('long…');
  expect(cutText('ab 👩‍💻 cd', 6)).toBe('ab…');
});
