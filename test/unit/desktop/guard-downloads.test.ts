import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { type Downloads, guardDownloads } from '../../../electron/desktop/window/guard-downloads.ts';
import { pageAddress } from '../../../electron/desktop/window/page-address.ts';

const MADE_BY_PAGE = `blob:${pageAddress()}0f9ae2f4-0000-4000-8000-1d2c3b4a5968`;

/** Whether a download goes on, and what was said of it. */
function start(url: string) {
  const session = new EventEmitter();
  const warnings: string[] = [];
  guardDownloads(session as unknown as Downloads, (sentence) => warnings.push(sentence));
  let goesOn = true;
  const event = {
    preventDefault: () => {
      goesOn = false;
    },
  };
  session.emit('will-download', event, { getURL: () => url });
  return { goesOn, warnings };
}

describe('a download', () => {
  test('of what the page made goes on, to where the dialog of the system says', () => {
    expect(start(MADE_BY_PAGE)).toEqual({ goesOn: true, warnings: [] });
  });
  test.each([
    'https://account.microsoft.com/file.exe',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'data:text/csv,address',
    'blob:null/0f9ae2f4',
    'blob:https://evil.example/0f9ae2f4',
    `blob:blob:${pageAddress()}0f9ae2f4`,
    'blob:app://mailvitals.example/0f9ae2f4',
    'blob:app://user@mailvitals/0f9ae2f4',
    pageAddress('assets/main.js'),
    'blob:',
    '',
  ])('of %s is refused, and the address is not repeated', (url) => {
    const { goesOn, warnings } = start(url);
    expect(goesOn).toBe(false);
    expect(warnings).toEqual(['The window asked for a download from elsewhere; nothing was saved.']);
  });
});
