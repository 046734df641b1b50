import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type Ground, prepareGround } from './support/ground.ts';
import type { OpenApp } from './support/host.ts';
import { ALL_HOSTS } from './support/hosts.ts';
import { addDialogOf } from './support/pages/add-dialog.ts';
import { importViewOf } from './support/pages/import-view.ts';
import { overviewOf } from './support/pages/overview.ts';
import { settingsViewOf } from './support/pages/settings-view.ts';

/** From an empty window to mailboxes that are watched, with Dovecot, Postfix and a real keychain. */

const MINE = 'you@example.com';
const THEIRS = 'they@example.com';
const PASSWORD = 'first-Secret-1';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer({ users: { [MINE]: PASSWORD, [THEIRS]: PASSWORD } });
});
afterAll(() => server?.stop());

describe.each(ALL_HOSTS)('the first run on %s', (_, { open }) => {
  let ground: Ground;
  let app: OpenApp;

  beforeAll(async () => {
    ground = await prepareGround();
    app = await open(ground);
  });
  afterAll(async () => {
    await app?.close();
    await ground?.remove();
  });

  it('begins with one thing to do', async () => {
    const page = await app.page();
    await overviewOf(page).firstRun.waitFor();
    await page.getByRole('button', { name: 'Add a mailbox' }).click();
    await addDialogOf(page).dialog.waitFor();
  });

  it('refuses a wrong password in place and keeps what was typed', async () => {
    const dialog = addDialogOf(await app.page());
    await dialog.fillAddress(MINE);
    await dialog.fillServers(server);
    await dialog.password.fill('not-the-Secret');
    await dialog.verify();
    await dialog.refusal.waitFor({ timeout: 20_000 });
    expect(await dialog.password.inputValue()).toBe('not-the-Secret');
  });

  it('adds the mailbox with the right one, and watches it', async () => {
    const page = await app.page();
    const dialog = addDialogOf(page);
    await dialog.password.fill(PASSWORD);
    await dialog.verify();
    await dialog.added(MINE).waitFor({ timeout: 20_000 });
    await dialog.openMailbox();
    await page.getByRole('heading', { level: 1, name: MINE }).waitFor();
    await overviewOf(page).open();
    await overviewOf(page).seen(MINE, 'Healthy');
  });

  it('imports a list with a verdict for each row', async () => {
    const view = importViewOf(await app.page());
    const { imap, smtp } = server.urls;
    const row = (address: string, password: string) =>
      [address, password, imap.tls, smtp.tls, server.caFile].join();
    await view.open();
    await view.choose(
      'team.csv',
      [
        'address,password,imap,smtp,ca',
        row(THEIRS, PASSWORD),
        row(MINE, PASSWORD),
        row('nobody@example.com', 'x'),
      ].join('\n'),
    );
    await view.start();
    for (const [address, verdict] of [
      [THEIRS, 'Added'],
      [MINE, 'Watched already'],
      ['nobody@example.com', 'Refused'],
    ] as const) {
      const result = view.result(address);
      await result.waitFor({ timeout: 20_000 });
      expect(await result.innerText()).toContain(verdict);
    }
    await view.done();
    await overviewOf(await app.page()).seen(THEIRS, 'Healthy');
  });

  it('keeps mailboxes and settings over a restart, and ends cleanly', async () => {
    const view = settingsViewOf(await app.page());
    await view.open();
    await view.set('Check every', '30');
    await view.resetOf('Check every').waitFor();
    expect(await app.quit()).toBe(0);
    await app.close();

    app = await open(ground);
    const page = await app.page();
    await overviewOf(page).row(MINE).waitFor({ timeout: 20_000 });
    await overviewOf(page).row(THEIRS).waitFor();
    await settingsViewOf(page).open();
    expect(await settingsViewOf(page).field('Check every').inputValue()).toBe('30');
  });

  it('has told no secret to its output', () => {
    expect(app.output()).not.toContain('Secret');
  });
});
