import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressButton } from '../support/press-button.ts';
import { type Ground, prepareGround } from './support/ground.ts';
import type { OpenApp } from './support/host.ts';
import { ALL_HOSTS } from './support/hosts.ts';
import { demoPanelOf } from './support/pages/demo-panel.ts';
import { overviewOf } from './support/pages/overview.ts';
import { rebindDialogOf } from './support/pages/rebind-dialog.ts';

/** The whole product in a minute, on nothing of the user's. */

const PLAYED = 'hello@gmail.example';
const REFUSED = 'orders@outlook.example';

describe.each(ALL_HOSTS)('the demo on %s', (_, { open }) => {
  let ground: Ground;
  let app: OpenApp;

  beforeAll(async () => {
    ground = await prepareGround();
    app = await open(ground, { isDemo: true });
  });
  afterAll(async () => {
    await app?.close();
    await ground?.remove();
  });

  it('begins with a month of history and seven mailboxes', async () => {
    const overview = overviewOf(await app.page());
    await overview.seen(PLAYED, 'Healthy');
    await overview.headline('3 mailboxes need you').waitFor();
  });

  it('suspects at once what turning two-step verification off has broken, and is sure when asked', async () => {
    const page = await app.page();
    const panel = demoPanelOf(page);
    await panel.turnOffTwoStep(PLAYED);
    await overviewOf(page).left(PLAYED, 'Healthy');
    await overviewOf(page).checkAll();
    await overviewOf(page).seen(PLAYED, 'Needs you');
    expect(await panel.twoStep(PLAYED).isChecked()).toBe(false);
  });

  it('is green again with the app password that its panel hands out', async () => {
    const page = await app.page();
    const secret = await demoPanelOf(page).newAppPassword(PLAYED);
    await overviewOf(page).rebind(PLAYED);
    const dialog = rebindDialogOf(page, PLAYED);
    await dialog.secret.fill(secret);
    await dialog.verify();
    await dialog.accepted.waitFor({ timeout: 20_000 });
    await dialog.done();
    await overviewOf(page).open();
    await overviewOf(page).seen(PLAYED, 'Healthy');
  });

  it('is signed in with at the page that stands in for Microsoft’s, where Outlook takes no passwords', async () => {
    const page = await app.page();
    await overviewOf(page).signIn(REFUSED);
    const dialog = rebindDialogOf(page, REFUSED);
    await dialog.signIn('Microsoft');
    const link = (await dialog.signInPage.getAttribute('href')) ?? '';
    expect(await pressButton(link, `Sign in as ${REFUSED}`)).toContain('You can close this page');
    await dialog.accepted.waitFor({ timeout: 20_000 });
    await dialog.done();
    await overviewOf(page).open();
    await overviewOf(page).seen(REFUSED, 'Healthy');
  });

  it('ends cleanly and has touched nothing of the user’s', async () => {
    expect(await app.quit()).toBe(0);
    expect(existsSync(join(ground.dataFolder, 'mailvitals.sqlite'))).toBe(false);
  });
});
