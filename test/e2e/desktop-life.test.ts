import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import { type Ground, prepareGround } from './support/ground.ts';
import type { DesktopApp, DesktopFacts, OpenOptions } from './support/host.ts';
import { DESKTOP_HOSTS } from './support/hosts.ts';
import { overviewOf } from './support/pages/overview.ts';
import { settingsViewOf } from './support/pages/settings-view.ts';

/** The app among the other programs of a desktop. */

const MINE = 'you@example.com';
const PASSWORD = 'first-Secret-1';

describe.each(DESKTOP_HOSTS)('the desktop app on %s', (_, { open }) => {
  const running: DesktopApp[] = [];
  const grounds: Ground[] = [];
  const start = async (ground: Ground, options?: OpenOptions) => {
    const app = await open(ground, options);
    running.push(app);
    return app;
  };
  const prepare = async (...options: Parameters<typeof prepareGround>) => {
    const ground = await prepareGround(...options);
    grounds.push(ground);
    return ground;
  };
  const until = (app: DesktopApp, what: string, fits: (facts: DesktopFacts) => boolean) =>
    waitUntil(async () => fits(await app.facts()), {
      what,
      timeoutMs: 15_000,
      evidence: async () => JSON.stringify(await app.facts(), null, 2),
    });
  afterEach(async () => {
    for (const app of running.splice(0)) await app.close();
    for (const ground of grounds.splice(0)) await ground.remove();
  });

  it('hides at close, and shows again at a second start, which ends by itself', async () => {
    const ground = await prepare();
    await ground.startPanel();
    const app = await start(ground);
    await until(app, 'the tray icon', ({ tray }) => tray !== null);
    await until(app, 'the window', ({ window }) => window?.isVisible === true);
    await app.closeWindow();
    await until(app, 'the window to hide', ({ window }) => window?.isVisible === false);
    const second = await start(ground);
    expect(await second.exited).toBe(0);
    await until(app, 'the window to show', ({ window }) => window?.isVisible === true);
    expect((await app.facts()).windowCount).toBe(1);
  });

  it('starts hidden where there is a tray, opens from it, and is off at login until it is turned on', async () => {
    const ground = await prepare();
    await ground.startPanel();
    const app = await start(ground, { args: ['--hidden'] });
    await until(app, 'the tray icon', ({ tray }) => tray !== null);
    expect((await app.facts()).window?.isVisible ?? false).toBe(false);
    await app.clickTrayMenu('Settings…');
    await until(app, 'the window', ({ window }) => window?.isVisible === true);
    const page = await app.page();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    const { startAtLogin } = settingsViewOf(page);
    expect(await startAtLogin.isChecked()).toBe(false);
    await startAtLogin.click();
    const entries = join(ground.env.XDG_CONFIG_HOME ?? '', 'autostart');
    const entry = await waitUntil(() => existsSync(entries) && readdirSync(entries)[0], {
      what: 'the entry of the desktop',
    });
    expect(readFileSync(join(entries, entry), 'utf8')).toContain('--hidden');
    await startAtLogin.click();
    await waitUntil(() => readdirSync(entries).length === 0, { what: 'the entry to go' });
  });

  it('stays in the task bar without a tray, and gets its icon from one that comes late', async () => {
    const ground = await prepare();
    const app = await start(ground, { args: ['--hidden'] });
    await until(app, 'the task bar', ({ window }) => window?.isMinimised === true);
    expect((await app.facts()).tray).toBeNull();
    await ground.startPanel();
    await until(app, 'the late icon', ({ tray }) => tray !== null && !tray.isIconEmpty);
    expect(await app.quit()).toBe(0);
  });

  it('minimises at close without a tray, and comes back at a second start', async () => {
    const ground = await prepare();
    const app = await start(ground);
    await until(app, 'the window', ({ window }) => window?.isVisible === true);
    // Whether there is a tray is asked of the bus, and answered in its time.
    await overviewOf(await app.page()).firstRun.waitFor();
    await app.closeWindow();
    await until(app, 'the task bar', ({ window }) => window?.isMinimised === true);
    expect(await (await start(ground)).exited).toBe(0);
    await until(app, 'the window again', ({ window }) => window?.isVisible === true);
  });

  it('looks itself over with --smoke, and says what it found', async () => {
    const app = await start(await prepare(), { args: ['--smoke'] });
    const code = await app.exited;
    const verdict = /^\{.*\}$/m.exec(app.output())?.[0] ?? '{}';
    expect(JSON.parse(verdict)).toMatchObject({ ok: true });
    expect(code).toBe(0);
  });

  describe('with a keychain that is locked', () => {
    let server: MailServer;
    beforeAll(async () => {
      server = await startMailServer({ users: { [MINE]: PASSWORD } });
    });
    afterAll(() => server?.stop());

    it('says so, tries no sign-in, and goes on once it is open', async () => {
      const ground = await prepare();
      await ground.bind(server, MINE, PASSWORD);
      await ground.keyring.lock();
      const app = await start(ground);
      const page = await app.page();
      const overview = overviewOf(page);
      await overview.row(MINE).waitFor();
      await overview.checkAll();
      const told = overview.trouble('The keyring is locked');
      await told.waitFor({ timeout: 20_000 });
      await told.getByRole('listitem').filter({ hasText: 'Unlock the keyring' }).waitFor();
      expect(await told.getByRole('listitem').count()).toBe(3);
      const { imap, smtp } = await server.rejections();
      expect(imap + smtp).toBe(0);
      await ground.unlock();
      await overview.checkAll();
      await overview.seen(MINE, 'Healthy');
      await told.waitFor({ state: 'detached' });
    });
  });
});
