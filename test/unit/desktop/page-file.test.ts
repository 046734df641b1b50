import { describe, expect, test } from 'vitest';
import { pageFile } from '../../../electron/desktop/window/page-file.ts';

const FOLDER = '/opt/Mailvitals/resources/app.asar/out/renderer';
const ask = (path: string, method = 'GET') => pageFile(FOLDER, { method, url: `app://mailvitals${path}` });

describe('a request of the page', () => {
  test.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/?a=b#/settings', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-1a.js', 'assets/index-1a.js', 'text/javascript; charset=utf-8'],
    ['/assets/index-1a.css', 'assets/index-1a.css', 'text/css; charset=utf-8'],
    ['/assets/a%20b.svg', 'assets/a b.svg', 'image/svg+xml'],
  ])('for %s is answered with %s', (path, file, type) => {
    expect(ask(path)).toEqual({ kind: 'file', path: `${FOLDER}/${file}`, type });
  });

  test.each([
    '/..%2fpackage.json',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/..%2f..%2fmain%2fmain.js',
    '/%2e%2e%2fmain%2fmain.js',
    '/..%2frenderer-of-another%2findex.html',
    '/assets%2f..%2f..',
    '/.%2f',
  ])('that leads out of the folder is refused: %s', (path) => {
    expect(ask(path)).toEqual({ kind: 'refused', status: 403 });
  });

  test.each(['/../../main/main.js', '/%2e%2e/%2e%2e/main.js', '/a/../../main.js'])(
    'stays in the folder where the address itself takes the steps back out: %s',
    (path) => {
      expect(ask(path)).toMatchObject({ kind: 'file', path: expect.stringMatching(`^${FOLDER}/`) });
    },
  );

  test.each([
    ['/%00.js', 400],
    ['/%E0%A4%A', 400],
    ['/notes.txt', 404],
    ['/main.map', 404],
    ['/assets', 404],
  ])('for %s is refused with %d', (path, status) => {
    expect(ask(path)).toEqual({ kind: 'refused', status });
  });

  test.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('is refused with 405 where it is a %s', (method) => {
    expect(ask('/', method)).toEqual({ kind: 'refused', status: 405 });
  });

  test.each([
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'https://mailvitals/index.html',
    'nonsense',
  ])('is refused with 403 where it is another’s: %s', (url) => {
    expect(pageFile(FOLDER, { method: 'GET', url })).toEqual({ kind: 'refused', status: 403 });
  });
});
