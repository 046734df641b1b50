import { describe, expect, test } from 'vitest';
import { openApi } from '../support/api-on-disk.ts';
import { ask, CALL, callWith, JSON_TYPE, open, sendRaw } from '../support/browser-client.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { provideServedWindows } from '../support/served-window.ts';

const folders = provideDataFolders();
const { serve: serveApi } = provideServedWindows();
const serve = (options?: Parameters<typeof serveApi>[1]) => serveApi(openApi(folders).api, options);

describe('the link', () => {
  test('opens the window once, with a cookie that no script reads and no other page sends', async () => {
    const { port, newLink } = await serve();
    const { pathname, search } = new URL(newLink());
    const path = `${pathname}${search}`;
    const entered = await ask(port, { path });
    expect(entered).toMatchObject({ status: 303, headers: { location: '/' } });
    const [setCookie = ''] = entered.headers['set-cookie'] ?? [];
    expect(setCookie).toMatch(
      new RegExp(`^mailvitals-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    const [cookie = ''] = setCookie.split(';');
    expect(await ask(port, { headers: { cookie } })).toMatchObject({
      status: 200,
      body: '<!doctype html><title>Mailvitals</title>',
    });
    const again = await ask(port, { path });
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('it prints a new link');
  });

  test('holds 256 bits that are never the same, and is not in any answer', async () => {
    const { port, newLink, signIn } = await serve();
    const links = Array.from({ length: 5 }, newLink);
    expect(new Set(links).size).toBe(5);
    const token = new URL(links[4] ?? '').searchParams.get('token') ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const cookie = await signIn();
    for (const path of ['/', '/enter?token=wrong', '/nothing']) {
      expect((await ask(port, { path, headers: { cookie } })).body).not.toContain(token);
    }
  });

  test('is refused where it is wrong, missing, or asked for in another way', async () => {
    const { port, newLink } = await serve();
    const token = new URL(newLink()).searchParams.get('token') ?? '';
    const wrong = ['', '?', '?token=', `?token=${token}x`, `?token=${token.slice(1)}`, `?TOKEN=${token}`];
    for (const query of wrong) {
      expect(await ask(port, { path: `/enter${query}` })).toMatchObject({ status: 403 });
    }
    // What previews links asks with HEAD: it must not spend the token.
    for (const method of ['HEAD', 'POST', 'PUT']) {
      expect(await ask(port, { path: `/enter?token=${token}`, method })).toMatchObject({ status: 403 });
    }
    expect(await ask(port, { path: `/enter?token=${token}` })).toMatchObject({ status: 303 });
  });

  test('dies after ten minutes', async () => {
    let now = Date.parse('2026-11-20T20:00:00Z');
    const { port, newLink } = await serve({ now: () => new Date(now) });
    const path = (link: string) => `/enter${new URL(link).search}`;
    const [early, late] = [newLink(), newLink()];
    now += 10 * 60_000 - 1;
    expect(await ask(port, { path: path(early) })).toMatchObject({ status: 303 });
    now += 1;
    expect(await ask(port, { path: path(late) })).toMatchObject({ status: 403 });
  });

  test('opens one browser each: two of them do not disturb each other', async () => {
    const { port, signIn } = await serve();
    const cookies = [await signIn(), await signIn()];
    expect(cookies[0]).not.toBe(cookies[1]);
    for (const cookie of cookies) {
      expect(await ask(port, callWith(cookie))).toMatchObject({ status: 200, body: '{"result":[]}\n' });
    }
  });
});

describe('without the cookie', () => {
  test.each([
    ['the page', { path: '/' }],
    ['a file', { path: '/assets/index.js' }],
    ['what is not there', { path: '/nothing' }],
    ['events', { path: '/events' }],
    ['a call', { method: 'POST', path: '/call', headers: JSON_TYPE, body: JSON.stringify(CALL) }],
    ['a cancel', { method: 'POST', path: '/cancel', headers: JSON_TYPE, body: '{"id":"a"}' }],
  ])('%s is not to be had', async (_what, asked) => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const [name] = cookie.split('=');
    for (const wrong of ['', `${name}=`, `${name}=x`, cookie.slice(0, -1), `${cookie}x`, `x${cookie}`]) {
      const headers = { ...('headers' in asked && asked.headers), cookie: wrong };
      expect(await ask(port, { ...asked, headers })).toMatchObject({ status: 403 });
    }
  });
});

describe('another page of the same browser', () => {
  test('gets nothing by a name that it points at this machine', async () => {
    const { port, signIn, newLink } = await serve();
    const cookie = await signIn();
    const { search } = new URL(newLink());
    const names = ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1.evil.example:${port}`];
    const others = [
      'localhost',
      `localhost:${port + 1}`,
      `[::1]:${port}`,
      `127.0.0.2:${port}`,
      `0.0.0.0:${port}`,
    ];
    for (const host of [...names, ...others, `localhost.:${port}`, `user@127.0.0.1:${port}`]) {
      for (const path of ['/', '/events', `/enter${search}`]) {
        const { status, headers } = await ask(port, { path, headers: { cookie, host } });
        expect([host, status, headers['set-cookie']]).toEqual([host, 403, undefined]);
      }
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`]) {
      expect(await ask(port, { headers: { cookie, host } })).toMatchObject({ status: 200 });
    }
  });

  test('gets nothing by two names, none, or one in the first line', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const own = `Host: 127.0.0.1:${port}\r\n`;
    const end = `Cookie: ${cookie}\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(port, `GET / HTTP/1.1\r\n${own}${end}`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await sendRaw(port, `GET / HTTP/1.1\r\n${own}Host: evil.example\r\n${end}`)).toMatch(/ 40[03] /);
    expect(await sendRaw(port, `GET / HTTP/1.1\r\n${end}`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await sendRaw(port, `GET / HTTP/1.0\r\n${end}`)).toMatch(/^HTTP\/1\.1 403 /);
    const absolute = `GET http://evil.example/ HTTP/1.1\r\n${own}${end}`;
    expect(await sendRaw(port, absolute)).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('gets nothing from its own origin, even with the cookie', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const own = `http://127.0.0.1:${port}`;
    const foreign = ['null', 'https://evil.example', `https://127.0.0.1:${port}`, 'http://127.0.0.1'];
    for (const origin of [
      ...foreign,
      `http://127.0.0.1:${port + 1}`,
      `http://localhost:${port}`,
      `${own}/`,
      '',
    ]) {
      expect(await ask(port, callWith(cookie, CALL, { origin }))).toMatchObject({ status: 403 });
    }
    expect(await ask(port, callWith(cookie, CALL, { origin: own }))).toMatchObject({ status: 200 });
  });

  test('is betrayed by what the browser says of it, another port of this machine too', async () => {
    const { port, signIn, newLink } = await serve();
    const cookie = await signIn();
    for (const site of ['cross-site', 'same-site', 'new-value', '']) {
      const headers = { cookie, 'sec-fetch-site': site };
      for (const path of ['/', '/events', `/enter${new URL(newLink()).search}`]) {
        expect(await ask(port, { path, headers })).toMatchObject({ status: 403 });
      }
      expect(await ask(port, callWith(cookie, CALL, headers))).toMatchObject({ status: 403 });
    }
    for (const site of ['same-origin', 'none']) {
      expect(await ask(port, { headers: { cookie, 'sec-fetch-site': site } })).toMatchObject({ status: 200 });
    }
  });

  test('cannot send a call as a form does', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
    const others = ['', 'application/json, text/plain', 'text/plain; application/json', 'application/jsonx'];
    for (const type of [...types, ...others]) {
      const asked = callWith(cookie, CALL, { 'content-type': type });
      expect(await ask(port, asked)).toMatchObject({ status: 415 });
      expect(await ask(port, { ...asked, path: '/cancel' })).toMatchObject({ status: 415 });
    }
    expect(await ask(port, { ...callWith(cookie), method: 'GET', path: '/call' })).toMatchObject({
      status: 404,
    });
    expect(await ask(port, { method: 'OPTIONS', path: '/call', headers: { cookie } })).toMatchObject({
      status: 405,
    });
  });

  test('is told by every answer that it may not hold, sniff, keep or run anything of it', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const asked = [{}, { path: '/enter?token=x' }, { path: '/x', headers: { cookie } }, callWith(cookie)];
    const events = await open(port, { path: '/events', headers: { cookie } });
    const answers = await Promise.all(asked.map((one) => ask(port, one)));
    const page = await ask(port, { headers: { cookie } });
    for (const { headers } of [...answers, page, events]) {
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
    }
    events.destroy();
  });
});

describe('files', () => {
  test('are those of the window, with their types', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const get = (path: string, method = 'GET') => ask(port, { path, method, headers: { cookie } });
    const page = await get('/index.html');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const script = await get('/assets/index.js?v=1');
    expect([script.body, script.headers['content-type']]).toEqual([
      'export {};',
      'text/javascript; charset=utf-8',
    ]);
    expect(await get('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    for (const path of ['/assets', '/assets/', '/assets/index.js.map', '/linked.html', '//index.html']) {
      expect(await get(path)).toMatchObject({ status: 404 });
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE']) {
      expect(await get('/', method)).toMatchObject({ status: 405 });
    }
  });

  test.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/%252e%252e%252fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '/....//secret.html',
    '/..;/secret.html',
    '/%c0%ae%c0%ae/secret.html',
    '/%uff0e%uff0e/secret.html',
    '/index.html%00.js',
    '/%00',
    '/%',
    '/./index.html',
    '/assets/%2e%2e/index.html',
    '/etc/passwd',
    '//etc/passwd',
    '/file:///etc/passwd',
    '/__proto__',
    '/constructor',
    '*',
  ])('are not found by %s', async (path) => {
    const { port, signIn } = await serve();
    expect(await ask(port, { path, headers: { cookie: await signIn() } })).toMatchObject({ status: 404 });
  });
});
