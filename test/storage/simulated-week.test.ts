import { expect, test } from 'vitest';
import { openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { startFakeClock } from '../support/fake-clock.ts';
import { NO_ROUTE, PORTAL, SILENCE, THROTTLE } from '../support/network-answers.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { type Answer, createWorld, type Weather } from '../support/simulated-world.ts';

const { newFolder, open } = provideDataFolders();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONDAY = '2026-11-16T06:00:00.000Z';
const PROVIDERS = ['outlook', 'gmail', 'yahoo', 'icloud', 'gmx'] as const;

/** Fifty mailboxes, ten at each provider. */
const mailboxes: readonly Mailbox[] = Array.from({ length: 50 }, (_, index) => {
  const providerId = PROVIDERS[index % PROVIDERS.length] ?? 'outlook';
  const provider = findProviderById(providerId);
  const address = `user${index + 1}@${providerId}.example`;
  return sampleMailbox(index + 1, {
    address,
    username: address,
    providerId,
    imap: provider?.imap ?? null,
    smtp: provider?.smtp[0] ?? null,
  });
});

const at = (day: number, hour: number, minute = 0) =>
  Date.parse(MONDAY) + day * 24 * HOUR + (hour - 6) * HOUR + minute * MINUTE;

const between =
  (from: number, to: number, answer: Answer): Weather =>
  (_, __, now) =>
    now >= from && now < to ? answer : null;

/** A commuter's train: two minutes dark, three minutes of network, and so on. */
const tunnels =
  (from: number, to: number): Weather =>
  (_, __, now) =>
    now >= from && now < to && (now - from) % (5 * MINUTE) < 2 * MINUTE ? NO_ROUTE : null;

const of =
  (part: string, weather: Weather): Weather =>
  (server, mailbox, now) =>
    server.host.includes(part) ? weather(server, mailbox, now) : null;

const WEATHER: readonly Weather[] = [
  ...[0, 1, 2, 3, 4].flatMap((day) => [
    tunnels(at(day, 7), at(day, 7, 50)),
    tunnels(at(day, 17), at(day, 17, 50)),
  ]),
  between(at(1, 12), at(1, 12, 25), PORTAL),
  between(at(3, 21), at(3, 23), SILENCE),
  of('gmail', between(at(2, 9), at(2, 12), SILENCE)),
  of('yahoo', between(at(4, 8), at(4, 16), THROTTLE)),
];

test('a week of sleep, tunnels, a captive portal, an outage and a throttle alerts of what is really wrong', async () => {
  const clock = startFakeClock(MONDAY);
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const memory = openMemory(open(newFolder()).database);
  const world = await createWorld({
    memory,
    clock,
    mailboxes,
    random,
    weather: (...moment) => {
      for (const weather of WEATHER) {
        const answer = weather(...moment);
        if (answer !== null) return answer;
      }
      return null;
    },
  });
  const passTo = (ms: number) => clock.pass(ms - clock.ms());
  world.monitor.start();

  const dying = [mailboxes[10], mailboxes[21], mailboxes[32]].filter((one) => one !== undefined);
  const deaths: readonly number[] = [at(0, 14), at(3, 10), at(5, 15)];
  for (let day = 0; day < 7; day += 1) {
    for (const [index, death] of deaths.entries()) {
      const mailbox = dying[index];
      if (mailbox !== undefined && death >= at(day, 6) && death < at(day, 23, 30)) {
        await passTo(death);
        world.kill(mailbox);
      }
    }
    await passTo(at(day, 23, 30));
    await clock.sleep(at(day + 1, 6) - clock.ms());
  }
  await world.monitor.stop();

  const told = world.events.flatMap((event) => (event.kind === 'alert' ? [event.alert] : []));
  const byKind = (kind: string) => told.filter((alert) => alert.kind === kind);
  expect(
    byKind('action-needed').map(({ cause, members }) => [cause, members.map(({ address }) => address)]),
  ).toEqual(dying.map(({ address }) => ['bad-credentials', [address]]));
  expect(byKind('outage')).toMatchObject([{ providerId: 'gmail' }]);
  expect(told).toHaveLength(4);
  const recoveries = world.events.filter(({ kind }) => kind === 'recovery');
  expect(recoveries).toMatchObject([{ alert: { kind: 'outage', providerId: 'gmail' } }]);
  for (const count of world.rejections.values()) expect(count).toBeLessThanOrEqual(4);
  expect(world.rejections.size).toBe(3);
}, 120_000);
