import { describe, expect, test } from 'vitest';
import type { AddResult, RebindResult, SignInEnd, SignInHooks } from '../../electron/api/contract.ts';
import { actOf, handoutOf, playDemo } from '../support/play-demo.ts';
import { pressButton, withCode } from '../support/press-button.ts';

const demo = playDemo();

/** Its app password is refused since Microsoft takes none; nothing else is wrong with it. */
const REFUSED = 'orders@outlook.example';
/** Signed in with Microsoft. */
const SIGNED_IN = 'newsletter@outlook.example';

/** Somebody at a browser, who presses the button of that name. */
const atTheBrowser = (label: string): SignInHooks => ({
  onSignIn: (step) => {
    if (step.kind === 'page') void pressButton(step.link, label);
    if (step.kind === 'code') void pressButton(withCode(step.link, step.code), label);
  },
});

const rebind = (address: string, label: string): Promise<RebindResult | SignInEnd> =>
  demo.api.rebindBySignIn({ address, by: 'browser' }, atTheBrowser(label));

describe('a mailbox whose provider takes passwords no more', () => {
  test('refuses every password, one that was just made too, and says that signing in mends it', async () => {
    expect(await demo.mailbox(REFUSED)).toMatchObject({
      status: 'action-needed',
      cause: 'basic-auth-disabled',
      mendedBy: 'sign-in',
    });
    const secret = handoutOf(await demo.play(`${REFUSED}/new-secret`), REFUSED) ?? '';
    expect(secret).toMatch(/^[a-z]{16}$/);
    expect(await demo.api.rebindMailbox({ address: REFUSED, secret })).toMatchObject({
      kind: 'refused',
      report: { cause: 'basic-auth-disabled' },
    });
  });

  test('works again once its owner has signed in, with its history, and the recovery is told', async () => {
    const { id } = await demo.mailbox(REFUSED);
    const rebound = await rebind(REFUSED, `Sign in as ${REFUSED}`);
    expect(rebound).toMatchObject({ kind: 'rebound', report: { status: 'healthy' } });
    await demo.isTold('recovery', REFUSED);
    const after = await demo.api.showMailbox(REFUSED);
    expect((await demo.mailbox(REFUSED)).id).toBe(id);
    expect(after?.uptime.month).toBeGreaterThan(0.9);
    expect(after?.incidents[0]).toMatchObject({ cause: 'basic-auth-disabled', closedAt: expect.any(String) });
    const { mailboxes } = await demo.api.showSends({ addresses: [REFUSED], days: 28 });
    expect(mailboxes[0]?.days.filter(({ messages }) => messages > 0).length).toBeGreaterThan(20);
  });

  test('works again by a code that is typed on another device', async () => {
    const rebound = await demo.api.rebindBySignIn(
      { address: REFUSED, by: 'device' },
      atTheBrowser(`Sign in as ${REFUSED}`),
    );
    expect(rebound).toMatchObject({ kind: 'rebound', report: { status: 'healthy' } });
  });

  test('stays as it is where somebody else signs in, of whom both names are told', async () => {
    expect(await rebind(REFUSED, 'Sign in as somebody else')).toEqual({
      kind: 'another-identity',
      signedInAs: SIGNED_IN,
      wanted: REFUSED,
    });
    expect(await demo.mailbox(REFUSED)).toMatchObject({ cause: 'basic-auth-disabled' });
  });

  test('stays as it is where its owner refuses', async () => {
    expect(await rebind(REFUSED, 'Refuse')).toMatchObject({ kind: 'sign-in-failed', transient: false });
    expect(await demo.mailbox(REFUSED)).toMatchObject({ cause: 'basic-auth-disabled' });
  });
});

describe('a mailbox that is signed in with Microsoft', () => {
  test('is told at once when its sign-in is taken away, and works again after another', async () => {
    await demo.play(`${SIGNED_IN}/change-password`);
    await demo.isTold('alert', SIGNED_IN);
    expect(await demo.mailbox(SIGNED_IN)).toMatchObject({
      status: 'action-needed',
      cause: 'oauth-grant-invalid',
      mendedBy: 'sign-in',
    });
    const rebound = await rebind(SIGNED_IN, `Sign in as ${SIGNED_IN}`);
    expect(rebound).toMatchObject({ kind: 'rebound', report: { status: 'healthy' } });
    await demo.isTold('recovery', SIGNED_IN);
  });

  test('gets another access token unnoticed when one ends early', async () => {
    await demo.play(`${SIGNED_IN}/end-access`);
    const { reports } = await demo.api.checkMailboxes({ addresses: [SIGNED_IN], askedByUser: true });
    expect(reports[0]).toMatchObject({ status: 'healthy' });
    const before = (await demo.mailbox(SIGNED_IN)).sends?.messages24h ?? 0;
    // The connection in IDLE was cut, and is there again.
    await demo.play(`${SIGNED_IN}/send`);
    await expect
      .poll(async () => (await demo.mailbox(SIGNED_IN)).sends?.messages24h, { timeout: 20_000 })
      .toBe(before + 5);
    expect(demo.events.filter(({ event }) => event === 'alert')).toEqual([]);
  });

  test('is not called dead while the sign-in server has trouble', async () => {
    const panel = await demo.play('microsoft-sign-in/trouble');
    expect(actOf(panel, 'microsoft-sign-in/trouble').isOn).toBe(true);
    await demo.becomes(SIGNED_IN, 'pending');
    expect((await demo.mailbox(SIGNED_IN)).mendedBy).toBeNull();
    await demo.play('microsoft-sign-in/trouble');
    await demo.becomes(SIGNED_IN, 'healthy');
    expect(demo.events.filter(({ event }) => event === 'alert')).toEqual([]);
  });

  test('is told apart where Microsoft lets it in and no mailbox answers', async () => {
    await demo.play(`${SIGNED_IN}/imap`);
    await expect
      .poll(async () => (await demo.mailbox(SIGNED_IN)).cause, { timeout: 10_000 })
      .toBe('mailbox-not-connected');
    await demo.play(`${SIGNED_IN}/imap`);
    await demo.becomes(SIGNED_IN, 'healthy');
  });

  test('that receives and cannot send is told as such', async () => {
    await demo.play(`${SIGNED_IN}/smtp-auth`);
    await expect
      .poll(async () => (await demo.mailbox(SIGNED_IN)).cause, { timeout: 10_000 })
      .toBe('smtp-auth-disabled');
    const { reports } = await demo.api.checkMailboxes({ addresses: [SIGNED_IN], askedByUser: true });
    expect(reports[0]).toMatchObject({ imap: { ok: true }, smtp: { ok: false } });
  });
});

test('a cut network cuts the sign-in too, which is nobody’s fault', async () => {
  await demo.play('network/cut');
  const added = await demo.api.addBySignIn(
    { mailbox: { address: 'new@gmail.example' }, by: 'browser' },
    atTheBrowser('Sign in as new@gmail.example'),
  );
  expect(added).toMatchObject({ kind: 'sign-in-failed', transient: true });
});

describe.each([
  ['new@outlook.example', 'outlook', 'microsoft'],
  ['new@gmail.example', 'gmail', 'google'],
])('adding %s', (address, provider, issuer) => {
  test('by signing in needs no registration', async () => {
    const found = await demo.api.discoverServers(address);
    expect(found).toMatchObject({ provider, signIn: { issuer, clientIdFrom: 'settings' } });
    const added: AddResult | SignInEnd = await demo.api.addBySignIn(
      { mailbox: { address }, by: 'browser' },
      atTheBrowser(`Sign in as ${address}`),
    );
    expect(added).toMatchObject({ kind: 'added', report: { status: 'healthy' } });
  });
});
