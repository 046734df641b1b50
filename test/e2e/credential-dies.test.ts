import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { runMailvitals } from '../support/run-mailvitals.ts';
import { waitUntil } from '../support/wait-until.ts';
import { type Ground, prepareGround } from './support/ground.ts';
import type { DesktopApp } from './support/host.ts';
import { DESKTOP_HOSTS } from './support/hosts.ts';
import { overviewOf } from './support/pages/overview.ts';
import { rebindDialogOf } from './support/pages/rebind-dialog.ts';

/** The life that the product is made for: a password dies, the user is told, and is back in three actions. */

const MINE = 'you@example.com';
const FIRST = 'first-Secret-1';
const SECOND = 'second-Secret-2';
const ALERT = `${MINE} can no longer sign in`;

describe.each(DESKTOP_HOSTS)('a password that dies, on %s', (_, { open }) => {
  let server: MailServer;
  let ground: Ground;
  let app: DesktopApp;
  const tray = async () => (await app.facts()).tray;
  const until = (what: string, ask: () => Promise<unknown>) =>
    waitUntil(async () => (await ask()) === true, {
      what,
      timeoutMs: 20_000,
      evidence: async () => JSON.stringify(await app.facts(), null, 2),
    });

  beforeAll(async () => {
    [server, ground] = await Promise.all([startMailServer({ users: { [MINE]: FIRST } }), prepareGround()]);
    await ground.startPanel();
    await ground.bind(server, MINE, FIRST);
    app = await open(ground);
  });
  afterAll(async () => {
    await app?.close();
    await Promise.all([server?.stop(), ground?.remove()]);
  });

  it('was green before: in the window and in the tray, without a notification', async () => {
    await overviewOf(await app.page()).seen(MINE, 'Healthy');
    await until('a green tray', async () => (await tray())?.icon.startsWith('healthy-0'));
    expect((await tray())?.isIconEmpty).toBe(false);
    expect((await app.facts()).notifications).toEqual([]);
  });

  it('is told within seconds of the cut and the user’s check', async () => {
    const overview = overviewOf(await app.page());
    await server.setPassword(MINE, SECOND);
    // The server cuts the session; the first rejection waits for one that confirms it, which the user may ask for.
    expect(await server.kick(MINE)).toBe(true);
    await until('the first rejection', async () => (await server.rejections()).imap === 1);
    await overview.checkAll();
    await overview.seen(MINE, 'Needs you');
    await until('the notification', async () =>
      (await app.facts()).notifications.some(({ title, isShown }) => title === ALERT && isShown),
    );
    expect((await server.rejections()).imap).toBe(2);
  });

  it('shows in the tray by shape, count and sentence', async () => {
    await until('a tray that asks for action', async () =>
      (await tray())?.icon.startsWith('action-needed-1'),
    );
    const { menu = [], tooltip = '' } = (await tray()) ?? {};
    expect(tooltip).toContain(MINE);
    expect(menu[0]?.label).toContain(MINE);
  });

  it('leads from the notification to the form, which keeps the old password where the new one is refused', async () => {
    await app.closeWindow();
    await until('the window to hide', async () => (await app.facts()).window?.isVisible === false);
    await app.clickNotification(ALERT);
    await until('the window to show', async () => (await app.facts()).window?.isVisible === true);
    const dialog = rebindDialogOf(await app.page(), MINE);
    await dialog.secret.fill('not-the-Secret');
    await dialog.verify();
    await dialog.refusal.waitFor({ timeout: 20_000 });
    expect(await dialog.secret.inputValue()).toBe('not-the-Secret');
  });

  it('is green again with the new one, and the notification is cleared', async () => {
    const page = await app.page();
    const dialog = rebindDialogOf(page, MINE);
    await dialog.secret.fill(SECOND);
    await dialog.verify();
    await dialog.accepted.waitFor({ timeout: 20_000 });
    await dialog.done();
    await overviewOf(page).open();
    await overviewOf(page).seen(MINE, 'Healthy');
    await until('the tray to be green', async () => (await tray())?.icon.startsWith('healthy-0'));
    await until('the notification to go', async () =>
      (await app.facts()).notifications.every(({ title, isShown }) => title !== ALERT || !isShown),
    );
    await until('the good news', async () => {
      const told = (await app.facts()).notifications.filter(({ isShown }) => isShown);
      return told.length === 1 && told[0]?.title === `${MINE} works again`;
    });
  });

  it('ends cleanly from the tray, with all that happened kept', async () => {
    await app.clickTrayMenu('Quit Mailvitals');
    expect(await app.exited).toBe(0);
    const list = await runMailvitals(ground, ['list', '--json']);
    expect(list.json()).toMatchObject([{ address: MINE, status: 'healthy' }]);
    const show = await runMailvitals(ground, ['show', MINE, '--json']);
    expect(show.json()).toMatchObject({ incidents: [{ cause: 'bad-credentials' }] });
    expect(app.output()).not.toContain('Secret');
  });
});
