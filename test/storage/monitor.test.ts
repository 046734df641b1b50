import { describe, expect, test } from 'vitest';
import { openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { startFakeClock } from '../support/fake-clock.ts';
import { BUSY, NO_ROUTE, SILENCE } from '../support/network-answers.ts';
import { healthyCheck, sampleMailbox } from '../support/sample-mailbox.ts';
import { type Answer, createWorld, type SimulatedWorld } from '../support/simulated-world.ts';

const { newFolder, open } = provideDataFolders();

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const START = '2026-11-18T09:00:00.000Z';

function mailboxAt(number: number, providerId: string, changes: Partial<Mailbox> = {}): Mailbox {
  const provider = findProviderById(providerId);
  return sampleMailbox(number, {
    address: `you${number}@${providerId}.example`,
    username: `you${number}@${providerId}.example`,
    providerId,
    imap: provider?.imap ?? null,
    smtp: provider?.smtp[0] ?? null,
    ...changes,
  });
}

/** A monitor that has just started, all of its mailboxes never checked. */
async function startWorld(mailboxes: readonly Mailbox[]) {
  const clock = startFakeClock(START);
  const memory = openMemory(open(newFolder()).database);
  const down = new Map<string, Answer>();
  const world = await createWorld({
    memory,
    clock,
    mailboxes,
    random: () => 0.5,
    weather: ({ host }, mailbox) => down.get('*') ?? down.get(mailbox) ?? down.get(host) ?? null,
  });
  world.monitor.start();
  return { clock, memory, world, down };
}

/** The statuses told of one mailbox since the start, in order. */
function statuses({ events }: SimulatedWorld, { id }: Mailbox): readonly string[] {
  return events.flatMap((event) =>
    event.kind === 'status' && event.mailbox.id === id ? [event.status] : [],
  );
}

function checksOf({ events }: SimulatedWorld, { id }: Mailbox): readonly number[] {
  return events.flatMap((event) => (event.kind === 'check' && event.mailbox.id === id ? [event.at] : []));
}

function tellings({ events }: SimulatedWorld): readonly string[] {
  return events.flatMap((event) => ('alert' in event ? [`${event.kind} ${event.alert.kind}`] : []));
}

const gmail = mailboxAt(1, 'gmail');
const outlook = mailboxAt(2, 'outlook');

describe('a server out of reach', () => {
  test('is pending twice, unreachable with the third failure within five minutes, and alerted once', async () => {
    const { clock, world, down } = await startWorld([gmail, outlook]);
    await clock.pass(MINUTE);
    down.set('imap.gmail.com', SILENCE).set('smtp.gmail.com', SILENCE);
    world.monitor.checkSoon(gmail.id);
    await clock.pass(2 * MINUTE);
    expect(statuses(world, gmail)).toEqual(['healthy', 'pending']);
    expect(tellings(world)).toEqual([]);
    await clock.pass(3 * MINUTE);
    expect(statuses(world, gmail)).toEqual(['healthy', 'pending', 'unreachable']);
    await clock.pass(2 * HOUR);
    expect(tellings(world)).toEqual(['alert outage']);
    expect(statuses(world, outlook)).toEqual(['healthy']);
  });

  test('counts as back after two good checks, and its recovery says how long it was down', async () => {
    const { clock, world, down } = await startWorld([gmail, outlook]);
    await clock.pass(MINUTE);
    down.set('imap.gmail.com', SILENCE).set('smtp.gmail.com', SILENCE);
    world.monitor.checkSoon(gmail.id);
    await clock.pass(HOUR);
    down.clear();
    await clock.pass(20 * MINUTE);
    expect(statuses(world, gmail)).toEqual(['healthy', 'pending', 'unreachable', 'healthy']);
    expect(tellings(world)).toEqual(['alert outage', 'recovery outage']);
    const recovery = world.events.find(({ kind }) => kind === 'recovery');
    const downMs = recovery?.kind === 'recovery' ? (recovery.alert.downMs ?? 0) : 0;
    expect(downMs).toBeGreaterThan(58 * MINUTE);
    expect(downMs).toBeLessThan(68 * MINUTE);
  });

  test('that fails once in a while is never alerted', async () => {
    const { clock, world, down } = await startWorld([gmail, outlook]);
    await clock.pass(MINUTE);
    for (let round = 0; round < 12; round += 1) {
      down.set(gmail.username, SILENCE);
      world.monitor.checkSoon(gmail.id);
      await clock.pass(MINUTE);
      down.clear();
      await clock.pass(14 * MINUTE);
    }
    expect(tellings(world)).toEqual([]);
    expect(statuses(world, gmail).at(-1)).toBe('healthy');
  });
});

test('a server that asks to wait is asked ever less, for an hour at most, and its password is never blamed', async () => {
  const { clock, world, down } = await startWorld([gmail, outlook]);
  await clock.pass(MINUTE);
  down.set(gmail.username, BUSY);
  const before = checksOf(world, gmail).length;
  await clock.pass(10 * HOUR);
  const checks = checksOf(world, gmail).slice(before);
  const pauses = checks.slice(1).map((at, index) => Math.round((at - (checks[index] ?? 0)) / MINUTE));
  expect(pauses.slice(0, 6)).toEqual([2, 4, 8, 16, 32, 60]);
  expect(Math.max(...pauses)).toBe(60);
  expect(statuses(world, gmail)).toEqual(['healthy', 'pending', 'unreachable']);
  expect(tellings(world)).toEqual([]);
  expect(world.rejections.size).toBe(0);
});

test('a dead password is confirmed after a minute, alerted once, and reminded of once a day', async () => {
  const { clock, world } = await startWorld([gmail, outlook]);
  await clock.pass(MINUTE);
  world.kill(gmail);
  world.monitor.checkSoon(gmail.id);
  await clock.pass(30 * SECOND);
  expect(statuses(world, gmail)).toEqual(['healthy', 'pending']);
  await clock.pass(MINUTE);
  expect(statuses(world, gmail)).toEqual(['healthy', 'pending', 'action-needed']);
  expect(tellings(world)).toEqual(['alert action-needed']);
  await clock.pass(49 * HOUR);
  expect(tellings(world)).toEqual([
    'alert action-needed',
    'reminder action-needed',
    'reminder action-needed',
  ]);
  expect(world.rejections.get(gmail.username)).toBe(4);
});

test('a token that mail servers refuse for hours is confirmed after ten minutes, and heals within the hour', async () => {
  const byToken = { ...outlook, signInMethod: 'oauth2' } as const;
  const { clock, memory, world } = await startWorld([byToken]);
  await clock.pass(MINUTE);
  world.kill(byToken);
  world.monitor.checkSoon(byToken.id);
  await clock.pass(9 * MINUTE);
  expect(statuses(world, byToken)).toEqual(['healthy', 'pending']);
  expect(tellings(world)).toEqual([]);
  await clock.pass(2 * MINUTE);
  expect(statuses(world, byToken)).toEqual(['healthy', 'pending', 'action-needed']);
  const confirmed = world.rejections.get(byToken.username) ?? 0;
  await clock.pass(5 * HOUR);
  // Over both protocols, once an hour.
  const shown = (world.rejections.get(byToken.username) ?? 0) - confirmed;
  expect(shown).toBeGreaterThanOrEqual(8);
  expect(shown).toBeLessThanOrEqual(10);
  world.revive(byToken);
  await clock.pass(HOUR + 16 * MINUTE);
  expect(statuses(world, byToken)).toEqual(['healthy', 'pending', 'action-needed', 'healthy']);
  expect(tellings(world)).toEqual(['alert action-needed', 'recovery action-needed']);
  expect(memory.incidents.of(byToken.id)).toMatchObject([{ closedAt: expect.any(String) }]);
});

test('three passwords that die together are one alert', async () => {
  const three = [1, 2, 3].map((number) => mailboxAt(number, 'gmail'));
  const { clock, world } = await startWorld([...three, mailboxAt(9, 'outlook')]);
  await clock.pass(2 * MINUTE);
  for (const mailbox of three) {
    world.kill(mailbox);
    world.monitor.checkSoon(mailbox.id);
    await clock.pass(5 * SECOND);
  }
  await clock.pass(5 * MINUTE);
  const alerts = world.events.flatMap((event) => (event.kind === 'alert' ? [event.alert] : []));
  expect(alerts).toHaveLength(1);
  expect(alerts[0]?.members).toHaveLength(3);
  expect(alerts[0]?.title).toContain('3 ');
});

describe('this computer', () => {
  test('offline: nobody is blamed, one server a minute is asked for a way back, and all come back staggered', async () => {
    const { clock, memory, world, down } = await startWorld([gmail, outlook]);
    await clock.pass(MINUTE);
    down.set('*', NO_ROUTE);
    world.monitor.checkSoon(gmail.id);
    await clock.pass(10 * SECOND);
    expect(world.events.filter(({ kind }) => kind === 'offline')).toHaveLength(1);
    await clock.pass(40 * MINUTE);
    expect(statuses(world, gmail).at(-1)).toBe('offline');
    expect(statuses(world, outlook).at(-1)).toBe('offline');
    expect(memory.incidents.open()).toEqual([]);
    down.clear();
    await clock.pass(MINUTE + 10 * SECOND);
    const back = world.events.find(({ kind }) => kind === 'online')?.at ?? 0;
    expect(back).toBeGreaterThan(0);
    await clock.pass(2 * MINUTE);
    const first = [gmail, outlook].map((one) => checksOf(world, one).find((at) => at > back) ?? 0);
    expect(Math.min(...first) - back).toBeGreaterThan(20 * SECOND);
    expect(Math.max(...first) - back).toBeLessThan(90 * SECOND);
    expect(statuses(world, gmail).at(-1)).toBe('healthy');
    expect(tellings(world)).toEqual([]);
  });

  test('offline: a server on the local network is still watched, and alerted', async () => {
    const nas = mailboxAt(3, 'custom', {
      imap: { host: 'nas.local', port: 993, security: 'tls' },
      smtp: null,
    });
    const { clock, world, down } = await startWorld([gmail, outlook, nas]);
    await clock.pass(MINUTE);
    down.set('*', NO_ROUTE);
    world.monitor.checkSoon(gmail.id);
    world.monitor.checkSoon(nas.id);
    await clock.pass(30 * MINUTE);
    expect(statuses(world, nas)).toEqual(['healthy', 'pending', 'unreachable']);
  });

  test('asleep: nothing is fresh any more, and the network gets 20 seconds before the first check', async () => {
    const { clock, world, down } = await startWorld([gmail, outlook]);
    await clock.pass(MINUTE);
    await clock.sleep(8 * HOUR);
    // For some seconds after waking there is no network.
    down.set('*', NO_ROUTE);
    const wokeAt = clock.ms();
    await clock.pass(15 * SECOND);
    expect(statuses(world, gmail)).toEqual(['healthy', 'stale']);
    down.clear();
    await clock.pass(75 * SECOND);
    expect(statuses(world, gmail)).toEqual(['healthy', 'stale', 'healthy']);
    const first = [gmail, outlook].map((one) => checksOf(world, one).find((at) => at > wokeAt) ?? 0);
    expect(Math.min(...first) - wokeAt).toBeGreaterThanOrEqual(20 * SECOND);
    expect(tellings(world)).toEqual([]);
  });

  test('asleep in the middle of a check: what was under way says nothing', async () => {
    const { clock, memory, world, down } = await startWorld([gmail, outlook]);
    await clock.pass(MINUTE);
    down.set(gmail.username, SILENCE);
    world.monitor.checkSoon(gmail.id);
    await clock.pass(5 * SECOND);
    world.monitor.noteResume();
    down.clear();
    await clock.pass(10 * MINUTE);
    expect(statuses(world, gmail)).toEqual(['healthy']);
    expect(memory.standings.of(gmail.id).failures).toBe(0);
  });
});

describe('the list of mailboxes', () => {
  test('takes up one that is added and drops one that is removed', async () => {
    const { clock, memory, world } = await startWorld([gmail]);
    await clock.pass(MINUTE);
    memory.mailboxes.insert(outlook);
    await clock.pass(10 * SECOND);
    expect(checksOf(world, outlook)).toHaveLength(1);
    memory.mailboxes.remove(outlook.id);
    await clock.pass(HOUR);
    expect(checksOf(world, outlook)).toHaveLength(1);
    expect(checksOf(world, gmail).length).toBeGreaterThan(3);
  });

  test('leaves a paused one alone and checks it soon after it is resumed', async () => {
    const { clock, memory, world } = await startWorld([gmail]);
    await clock.pass(MINUTE);
    memory.mailboxes.update(gmail.id, { paused: true });
    await clock.pass(HOUR);
    expect(checksOf(world, gmail)).toHaveLength(1);
    memory.mailboxes.update(gmail.id, { paused: false });
    await clock.pass(90 * SECOND);
    expect(checksOf(world, gmail)).toHaveLength(2);
  });
});

test('quiet hours hold an alert back until they end, and tell it then', async () => {
  const { clock, memory, world } = await startWorld([gmail, outlook]);
  // Local time is an hour ahead: it is ten o’clock.
  memory.settings.change({ quietHours: { from: '09:00', to: '12:00' } });
  await clock.pass(MINUTE);
  world.kill(gmail);
  world.monitor.checkSoon(gmail.id);
  await clock.pass(HOUR + 50 * MINUTE);
  expect(statuses(world, gmail).at(-1)).toBe('action-needed');
  expect(tellings(world)).toEqual([]);
  await clock.pass(15 * MINUTE);
  expect(tellings(world)).toEqual(['alert action-needed']);
});

test('a mailbox that comes and goes is muted, and ends with one final message', async () => {
  const { clock, world, down } = await startWorld([gmail, outlook]);
  await clock.pass(MINUTE);
  const fall = async () => {
    down.set('imap.gmail.com', SILENCE).set('smtp.gmail.com', SILENCE);
    world.monitor.checkSoon(gmail.id);
    await clock.pass(7 * MINUTE);
    down.clear();
    await clock.pass(9 * MINUTE);
  };
  for (let round = 0; round < 6; round += 1) await fall();
  await clock.pass(3 * HOUR);
  const told = tellings(world);
  expect(told.filter((telling) => telling === 'alert unstable')).toHaveLength(1);
  expect(told.at(-1)).toBe('recovery unstable');
  expect(told.length).toBeLessThanOrEqual(6);
});

test('after a restart the monitor goes on where it was: told is told', async () => {
  const { clock, memory, world } = await startWorld([gmail, outlook]);
  await clock.pass(MINUTE);
  world.kill(gmail);
  world.monitor.checkSoon(gmail.id);
  await clock.pass(5 * MINUTE);
  await world.monitor.stop();
  world.monitor.start();
  await clock.pass(HOUR);
  expect(memory.incidents.open()).toMatchObject([{ cause: 'bad-credentials' }]);
  expect(tellings(world)).toEqual(['alert action-needed']);
  expect(world.rejections.get(gmail.username)).toBe(4);
});

test('a mailbox that was edited does not wait as long as its old servers had asked for', async () => {
  const mailbox = mailboxAt(1, 'gmail');
  const { clock, memory, world, down } = await startWorld([mailbox]);
  down.set(mailbox.username, BUSY);
  await clock.pass(6 * HOUR);
  const checks = checksOf(world, mailbox).length;
  for (let waited = 0; checksOf(world, mailbox).length === checks; waited += 1) {
    expect(waited).toBeLessThan(70);
    await clock.pass(MINUTE);
  }
  // The next one would be in an hour.

  down.clear();
  memory.mailboxes.update(mailbox.id, { username: 'you' });
  memory.remember(healthyCheck(mailbox, clock.now().toISOString()), {
    newIncidentId: 'unused',
    clearsAtOnce: true,
  });
  const edited = clock.ms();
  await clock.pass(20 * MINUTE);
  expect(checksOf(world, mailbox).filter((at) => at > edited)).toHaveLength(1);
});
