import { expect, test } from 'vitest';
import { byeAtEnd } from '../../../electron/probe/imap-wire.ts';

test.each([
  ['* BYE Logging out\r\n', 'BYE Logging out'],
  ['* 3 EXISTS\r\n* BYE [UNAVAILABLE] Session invalidated\r\n', 'BYE [UNAVAILABLE] Session invalidated'],
  [`${'x'.repeat(70_000)}\r\n* BYE Enough\r\n`, 'BYE Enough'],
  ['* BYE cut off in the', 'BYE cut off in the'],
  ['* 1 FETCH (ENVELOPE ("" "* BYE bye"))\r\n', null],
  ['* BYEBYE\r\n', null],
  ['', null],
])('the goodbye at the end of %j', (text, bye) => {
  expect(byeAtEnd(Buffer.from(text))).toBe(bye);
});
