import { describe, expect, test } from 'vitest';
import { actOf, handoutOf, playDemo } from '../support/play-demo.ts';

const demo = playDemo();

describe('passwords', () => {
  test('a dead one is mended by the new one that the demo hands out, and the recovery is told', async () => {
    const address = 'bookings@gmail.example';
    expect(await demo.mailbox(address)).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    const panel = await demo.play(`${address}/new-secret`);
    expect(actOf(panel, `${address}/two-step`).isOn).toBe(true);
    expect(await demo.api.rebindMailbox({ address, secret: 'abcdefghijklmnop' })).toMatchObject({
      kind: 'refused',
    });
    const secret = handoutOf(panel, address) ?? '';
    expect(secret).toMatch(/^[a-z]{16}$/);
    const rebound = await demo.api.rebindMailbox({ address, secret });
    expect(rebound).toMatchObject({ kind: 'rebound', report: { status: 'healthy' } });
    await demo.isTold('recovery', address);
  });

  test('two-step verification turned off kills the app password: it shows at once and is told when confirmed', async () => {
    const address = 'hello@gmail.example';
    const off = await demo.play(`${address}/two-step`);
    expect(actOf(off, `${address}/two-step`).isOn).toBe(false);
    await demo.becomes(address, 'pending');
    const { reports } = await demo.api.checkMailboxes({ addresses: [address], askedByUser: true });
    expect(reports[0]?.imap?.reply).toBe('NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)');
    await demo.becomes(address, 'action-needed');
    await demo.isTold('alert', address);
    // Turned on again, the old one stays dead, as it does at Google.
    const on = await demo.play(`${address}/two-step`);
    expect(actOf(on, `${address}/two-step`).isOn).toBe(true);
    expect(await demo.mailbox(address)).toMatchObject({ status: 'action-needed' });
    // Two mailboxes with one cause are one alert, which ends with the last of them.
    for (const one of [address, 'bookings@gmail.example']) {
      const secret = handoutOf(await demo.play(`${one}/new-secret`), one) ?? '';
      expect(await demo.api.rebindMailbox({ address: one, secret })).toMatchObject({ kind: 'rebound' });
    }
    await demo.isTold('recovery', address);
  });

  test('what the provider shows goes when it dies', async () => {
    const address = 'events@gmail.example';
    expect(handoutOf(await demo.play(`${address}/new-secret`), address)).not.toBeNull();
    expect(handoutOf(await demo.play(`${address}/change-password`), address)).toBeNull();
    await demo.becomes(address, 'pending');
    const changed = await demo.play('accounts@bakery.example/change-password');
    expect(handoutOf(changed, 'accounts@bakery.example')).toMatch(/^[a-z]{5}-[a-z]{5}-\d\d$/);
  });
});

test('the administrator’s switch is seen as soon as it is turned', async () => {
  await demo.play('accounts@bakery.example/smtp-auth');
  await demo.isTold('recovery', 'accounts@bakery.example');
  // Until Microsoft ends password sign-in, it is warned of.
  expect((await demo.mailbox('accounts@bakery.example')).status).toMatch(/^(warning|healthy)$/);
});

test('a cut network is offline and not an outage, and nobody is alerted', async () => {
  const cut = await demo.play('network/cut');
  expect(actOf(cut, 'network/cut').isOn).toBe(true);
  await demo.becomes('hello@gmail.example', 'offline');
  await demo.becomes('export@163.example', 'offline');
  expect((await demo.api.snapshot()).network).toBe('offline');
  expect(await demo.mailbox('orders@outlook.example')).toMatchObject({ status: 'action-needed' });
  await demo.play('network/cut');
  await demo.becomes('hello@gmail.example', 'healthy');
  expect((await demo.api.snapshot()).network).toBe('online');
  expect(demo.events.filter(({ event }) => event === 'alert')).toEqual([]);
});

describe('a provider', () => {
  test('that refuses connections is pending first, works again when it is back', async () => {
    await demo.play('gmail/outage');
    await demo.becomes('hello@gmail.example', 'pending');
    expect(await demo.mailbox('hello@gmail.example')).toMatchObject({
      cause: 'connection-refused',
      attempt: { failed: 1, of: 2 },
    });
    expect(await demo.mailbox('newsletter@outlook.example')).toMatchObject({ status: 'healthy' });
    await demo.play('gmail/outage');
    await demo.becomes('hello@gmail.example', 'healthy');
  });

  test('has one trouble at a time: certificates that end soon, then expired ones, then good ones', async () => {
    await demo.play('gmail/expiring');
    await demo.becomes('events@gmail.example', 'warning');
    const expired = await demo.play('gmail/expired');
    expect(['gmail/expiring', 'gmail/expired'].map((id) => actOf(expired, id).isOn)).toEqual([false, true]);
    await demo.becomes('events@gmail.example', 'pending');
    expect(await demo.mailbox('events@gmail.example')).toMatchObject({ cause: 'tls-cert-expired' });
    await demo.play('gmail/expired');
    await demo.becomes('events@gmail.example', 'healthy');
  });

  test('that asks to wait is never called a dead password', async () => {
    await demo.play('hello@gmail.example/throttle');
    await demo.becomes('hello@gmail.example', 'pending');
    const { cause } = await demo.mailbox('hello@gmail.example');
    expect(['too-many-connections', 'rate-limited-logins']).toContain(cause);
    await demo.play('hello@gmail.example/throttle');
    await demo.becomes('hello@gmail.example', 'healthy');
  });
});

test('sent messages are counted as they are sent, up to the cap and not beyond', async () => {
  const address = 'newsletter@outlook.example';
  const before = (await demo.mailbox(address)).sends?.messages24h ?? 0;
  await demo.play(`${address}/send`);
  await expect
    .poll(async () => (await demo.mailbox(address)).sends?.messages24h, { timeout: 20_000 })
    .toBe(before + 5);
  await Promise.all([demo.play(`${address}/fill-cap`), demo.play(`${address}/fill-cap`)]);
  await expect
    .poll(async () => (await demo.mailbox(address)).sends?.messages24h, { timeout: 20_000 })
    .toBe(300);
  expect(await demo.mailbox(address)).toMatchObject({ status: 'warning' });
});

test('a send test arrives, and is not made where it would go beyond the cap', async () => {
  expect(await demo.api.testSending('hello@gmail.example')).toMatchObject({ kind: 'arrived' });
  await demo.play('export@163.example/fill-cap');
  await expect
    .poll(async () => (await demo.mailbox('export@163.example')).sends?.messages24h, { timeout: 20_000 })
    .toBe(200);
  expect(await demo.api.testSending('export@163.example')).toMatchObject({ kind: 'impossible' });
});

describe('acts', () => {
  test('pressed twice at once are back where they were', async () => {
    const [, last] = await Promise.all([demo.play('outlook/outage'), demo.play('outlook/outage')]);
    expect(actOf(last ?? null, 'outlook/outage').isOn).toBe(false);
    await Promise.all([demo.play('network/cut'), demo.play('network/cut')]);
    await demo.becomes('newsletter@outlook.example', 'healthy', 10_000);
    expect((await demo.api.snapshot()).network).toBe('online');
  });

  test('that do not exist change nothing', async () => {
    const before = await demo.api.showDemo();
    expect(await demo.play('nobody/nothing')).toEqual(before);
    expect(new Set(before?.scenes.flatMap(({ acts }) => acts.map(({ id }) => id))).size).toBe(
      before?.scenes.flatMap(({ acts }) => acts).length,
    );
  });
});

describe('a mailbox that is added', () => {
  test('is found, tried and watched with the secret that the demo hands out', async () => {
    const address = 'new@gmail.example';
    const found = await demo.api.discoverServers(address);
    expect(found).toMatchObject({ kind: 'found', provider: 'gmail', notes: [] });
    const reasons = found.kind === 'found' ? found.candidates.map(({ reason }) => reason) : [];
    for (const reason of reasons) expect(reason).toContain('a server on this computer plays its part');
    const secret = handoutOf(await demo.api.showDemo(), address) ?? '';
    const added = await demo.api.addMailbox({ mailbox: { address }, secret });
    expect(added).toMatchObject({ kind: 'added', report: { status: 'healthy' } });
    await demo.play(`${address}/send`);
    await expect
      .poll(async () => (await demo.mailbox(address)).sends?.messages24h, { timeout: 20_000 })
      .toBe(5);
  });

  test('under a real domain meets the simulated servers and is told so; an unknown one reaches nobody', async () => {
    const known = await demo.api.discoverServers('you@gmail.com');
    expect(known.kind === 'found' && known.notes.join()).toContain('never type a real password here');
    expect(
      await demo.api.addMailbox({ mailbox: { address: 'you@gmail.com' }, secret: 'abcdefghijklmnop' }),
    ).toMatchObject({ kind: 'refused', report: { imap: { reply: expect.stringContaining('Invalid') } } });
    const unknown = await demo.api.addMailbox({ mailbox: { address: 'you@example.org' }, secret: 'x' });
    expect(unknown).toMatchObject({ kind: 'undecided', report: { cause: 'host-not-found' } });
  });
});
