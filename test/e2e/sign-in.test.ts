import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WELL_BEHAVED } from '../support/identity-behaviour.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { COMMAND_AT_RIG } from '../support/run-at-rig.ts';
import { runMailvitals } from '../support/run-mailvitals.ts';
import { browserHostOf } from './support/browser-host.ts';
import { type Ground, prepareGround } from './support/ground.ts';
import type { OpenApp } from './support/host.ts';
import { addDialogOf } from './support/pages/add-dialog.ts';
import { overviewOf } from './support/pages/overview.ts';
import { signInFormOf } from './support/pages/sign-in-form.ts';

/**
 * The life of a mailbox that is signed in to at its provider's own page: the window and that page in one browser, a real
 * identity provider, Dovecot and Postfix that ask it about every token, and a real keychain.
 */

const MINE = 'you@outlook.com';
const OTHER = 'other@outlook.com';

let provider: IdentityProvider;
let server: MailServer;
let ground: Ground;
let app: OpenApp;

beforeAll(async () => {
  [provider, ground] = await Promise.all([startIdentityProvider(), prepareGround()]);
  server = await startMailServer({
    users: { [MINE]: 'is never asked for', [OTHER]: 'nor is this' },
    identityProvider: provider,
  });
  const env = { ...ground.env, TEST_ISSUER: provider.issuer };
  app = await browserHostOf(COMMAND_AT_RIG).open({ ...ground, env });
});
afterEach(() => provider.behave(WELL_BEHAVED));
afterAll(async () => {
  await app?.close();
  await Promise.all([server?.stop(), provider?.stop()]);
  await ground?.remove();
});

const DONE = 'You can close this page';
const openForm = async () => {
  const page = await app.page();
  return { page, overview: overviewOf(page), form: signInFormOf(page) };
};

describe('adding it', () => {
  it('leads with signing in, and with the three steps where there is no client id', async () => {
    const { page, form } = await openForm();
    await page.getByRole('button', { name: 'Add a mailbox' }).click();
    const dialog = addDialogOf(page);
    await dialog.fillAddress(MINE);
    await form.clientId.waitFor();
    expect(await form.steps.count()).toBe(3);
    await dialog.fillServers(server);
    expect(provider.requests).toEqual([]);
  });

  it('goes on with the client id, refuses whoever else signs in, and names both', async () => {
    const { form } = await openForm();
    provider.behave({ signsIn: OTHER });
    await form.clientId.fill(provider.clientId);
    expect(await form.beginInBrowser('Save and sign in')).toBe(DONE);
    await form.story('Somebody else signed in').waitFor();
    expect(await form.identities.allInnerTexts()).toEqual([OTHER, MINE]);
  });

  it('says so where the provider was told no', async () => {
    const { form } = await openForm();
    provider.behave({ consent: 'denied' });
    expect(await form.beginInBrowser('Sign in again')).toBe(DONE);
    await form.story('The sign-in was declined').waitFor();
  });

  it('waits for the browser until it is cancelled', async () => {
    const { page, form } = await openForm();
    provider.behave({ consent: 'unanswered' });
    const [opened] = await Promise.all([page.context().waitForEvent('page'), form.begin('Try again')]);
    await form.waiting.waitFor();
    await form.cancel();
    await form.waiting.waitFor({ state: 'detached' });
    await opened.close();
    await form.story('You stopped it').waitFor();
  });

  it('binds it once the one who is meant has signed in and both servers take it', async () => {
    const { page, form, overview } = await openForm();
    expect(await form.beginInBrowser('Try again')).toBe(DONE);
    const dialog = addDialogOf(page);
    await dialog.added(MINE).waitFor({ timeout: 20_000 });
    await dialog.openMailbox();
    await page
      .getByRole('button', { name: 'Use a password instead' })
      .or(page.getByRole('link', { name: 'Use a password instead' }))
      .waitFor();
    await overview.open();
    await overview.seen(MINE, 'Healthy');
  });
});

describe('living with it', () => {
  it('renews a token that has ended without a word', async () => {
    const { overview } = await openForm();
    const before = provider.tokenAnswers.length;
    expect(provider.killAccessTokensOf(MINE)).toBeGreaterThan(0);
    await server.kick(MINE);
    await expect
      .poll(() => provider.tokenAnswers.slice(before).map(({ outcome }) => outcome), { timeout: 20_000 })
      .toContain('granted');
    await overview.checkAll();
    await overview.seen(MINE, 'Healthy');
    const show = await runMailvitals(ground, ['show', MINE, '--json']);
    expect(show.json()).toMatchObject({ status: 'healthy', incidents: [] });
  });

  it('is no dead sign-in while the sign-in server is down, and comes back by itself', async () => {
    const { overview } = await openForm();
    await provider.stop();
    try {
      await overview.checkAll();
      await overview.left(MINE, 'Healthy');
      const check = await runMailvitals(ground, ['list', '--json']);
      expect(check.json()).toMatchObject([{ address: MINE, mendedBy: null }]);
    } finally {
      await provider.start();
    }
    await overview.checkAll();
    await overview.seen(MINE, 'Healthy');
  });

  it('tells at once that the sign-in was taken away, and asks the provider no more', async () => {
    const { overview } = await openForm();
    expect(provider.revokeGrantsOf(MINE)).toBe(true);
    // No session needs to be open just now: the user may ask, too.
    await server.kick(MINE);
    await overview.checkAll();
    await overview.seen(MINE, 'Needs you');
    const asked = provider.tokenAnswers.length;
    await overview.checkAll();
    const show = await runMailvitals(ground, ['check', MINE, '--json']);
    expect(show.json()).toMatchObject([{ status: 'action-needed', cause: 'oauth-grant-invalid' }]);
    expect(provider.tokenAnswers.length).toBe(asked);
  });

  it('asks for patience where the provider has trouble of its own', async () => {
    const { page, form } = await openForm();
    await page.getByRole('button', { name: `Sign in to ${MINE}` }).click();
    provider.behave({ tokenTrouble: { kind: 'answer', status: 503, body: 'out of order' } });
    expect(await form.beginInBrowser('Sign in with Microsoft again')).toBe(DONE);
    await form.story(/server of Microsoft/).waitFor();
  });

  it('is green again with one sign-in, its history kept', async () => {
    const { page, form, overview } = await openForm();
    expect(await form.beginInBrowser('Try again')).toBe(DONE);
    await page.getByRole('heading', { name: `${MINE} works again` }).waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Done' }).click();
    await overview.open();
    await overview.seen(MINE, 'Healthy');
    const show = await runMailvitals(ground, ['show', MINE, '--json']);
    expect(show.json()).toMatchObject({
      signInMethod: 'oauth2',
      incidents: [{ cause: 'oauth-grant-invalid', closedAt: expect.any(String) }],
    });
  });

  it('leaves no token in the window, in what was printed, or in the data folder', async () => {
    const { page } = await openForm();
    const kept = await page.context().storageState();
    const inBrowser = `${await page.content()}\n${JSON.stringify(kept)}`;
    const onDisk = readdirSync(ground.dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    const everything = [inBrowser, app.output(), ...onDisk].join('\n');
    expect(provider.issued.length).toBeGreaterThan(2);
    for (const token of provider.issued) expect(everything.includes(token)).toBe(false);
  });
});
