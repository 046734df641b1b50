import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../support/wait-until.ts';
import { type Ground, prepareGround } from './support/ground.ts';
import type { DesktopApp, OpenApp } from './support/host.ts';
import { ALL_HOSTS, DESKTOP_HOSTS } from './support/hosts.ts';
import { overviewOf } from './support/pages/overview.ts';

/** What a page that was taken over could try. */

const MARK = 'globalThis.tricked';

describe.each(ALL_HOSTS)('the page on %s', (_, { open }) => {
  let ground: Ground;
  let app: OpenApp;
  const inPage = async (expression: string) => (await app.page()).evaluate<unknown>(expression);

  beforeAll(async () => {
    ground = await prepareGround();
    app = await open(ground);
    await overviewOf(await app.page()).firstRun.waitFor();
  });
  afterAll(async () => {
    await app?.close();
    await ground?.remove();
  });

  it('has nothing of Node', async () => {
    expect(await inPage('[typeof require, typeof process, typeof module, typeof Buffer]')).toEqual(
      Array(4).fill('undefined'),
    );
  });

  it('runs no script that is written into it', async () => {
    await inPage(`(() => {
      const script = document.createElement('script');
      script.textContent = '${MARK} = 1';
      document.body.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', '${MARK} = 2');
      image.src = '/nothing.png';
      document.body.append(image);
    })()`);
    await inPage('new Promise((resolve) => setTimeout(resolve, 300))');
    expect(await inPage(`typeof ${MARK}`)).toBe('undefined');
  });

  it('loads and sends nothing elsewhere', async () => {
    await expect(inPage('fetch("https://elsewhere.test/")')).rejects.toThrow();
    const blocked = `new Promise((resolve) => {
      setTimeout(() => resolve('nothing was blocked'), 3_000);
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      const script = document.createElement('script');
      script.src = 'https://elsewhere.test/x.js';
      document.body.append(script);
    })`;
    expect(await inPage(blocked)).toBe('script-src-elem');
  });

  it.each(['/%2e%2e%2fpackage.json', '/..%2f..%2fpackage.json', '/assets/..%5c..%5cmain%5cmain.js', '/%00'])(
    'reads no file outside its folder: %s',
    async (path) => {
      const status = await inPage(`fetch('${path}').then((answer) => answer.status)`);
      expect(status).toBeGreaterThanOrEqual(400);
    },
  );

  it('gets no permission', async () => {
    const states = `Promise.all(['geolocation', 'notifications', 'midi'].map(
      (name) => navigator.permissions.query({ name }).then(({ state }) => state)))`;
    expect(await inPage(states)).not.toContain('granted');
  });
});

describe.each(DESKTOP_HOSTS)('the window on %s', (_, { open }) => {
  let ground: Ground;
  let app: DesktopApp;

  beforeAll(async () => {
    ground = await prepareGround();
    app = await open(ground);
    await overviewOf(await app.page()).firstRun.waitFor();
  });
  afterAll(async () => {
    await app?.close();
    await ground?.remove();
  });
  const follow = async (url: string, target: string) =>
    (await app.page()).evaluate(`(() => {
      const link = document.createElement('a');
      link.href = '${url}';
      link.target = '${target}';
      document.body.append(link);
      link.click();
    })()`);
  const settle = async () =>
    (await app.page()).evaluate('new Promise((resolve) => setTimeout(resolve, 500))');

  it('is made with every wall up', async () => {
    expect((await app.facts()).window?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('stays where it is', async () => {
    const page = await app.page();
    const { length } = page.context().pages();
    await follow('https://elsewhere.test/', '');
    await page.evaluate("location.assign('https://elsewhere.test/')");
    await settle();
    expect(await page.title()).toContain('Mailvitals');
    await overviewOf(page).firstRun.waitFor();
    expect(page.context().pages()).toHaveLength(length);
  });

  it('opens no second window, and only known links in the browser', async () => {
    const page = await app.page();
    const { length } = page.context().pages();
    await follow('https://elsewhere.test/', '_blank');
    await follow('https://account.microsoft.com/security', '_blank');
    await waitUntil(async () => (await app.facts()).openedLinks.length > 0, {
      what: 'the link in the browser',
    });
    await settle();
    const { openedLinks, windowCount } = await app.facts();
    expect(openedLinks).toEqual(['https://account.microsoft.com/security']);
    expect(windowCount).toBe(1);
    expect(page.context().pages()).toHaveLength(length);
  });

  it('is told whether a page was opened, and opens no other page for asking so', async () => {
    const page = await app.page();
    const open = (link: string) => page.evaluate(`mailvitalsDesktop.openPage(${JSON.stringify(link)})`);
    const link = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?state=once';
    expect(await open(link)).toBe(true);
    expect(await open('https://elsewhere.test/')).toBe(false);
    expect(await open('file:///etc/passwd')).toBe(false);
    const { openedLinks } = await app.facts();
    expect(openedLinks.slice(1)).toEqual([link]);
    expect(app.output()).not.toContain('state=once');
  });

  it('gets every permission refused', async () => {
    const page = await app.page();
    const state = page.evaluate("navigator.permissions.query({ name: 'geolocation' }).then((p) => p.state)");
    expect(await state).toBe('denied');
  });

  it('answers no page but its own, whatever shows it', async () => {
    const page = await app.page();
    await app.showElsewhere('data:text/html,<title>Foreign</title>');
    await waitUntil(async () => (await page.title()) === 'Foreign', { what: 'the foreign page' });
    const asked = `mailvitalsDesktop.send({ id: 'x', method: 'listMailboxes', args: [] }, () => {})`;
    const { fault } = (await page.evaluate(asked)) as { readonly fault?: string };
    expect(fault).toContain('did not answer');
    expect(await page.evaluate('mailvitalsDesktop.startsAtLogin().then(() => "told", () => "refused")')).toBe(
      'refused',
    );
  });
});
