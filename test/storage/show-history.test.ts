import { beforeEach, expect, test } from 'vitest';
import type { HistorySpan } from '../../electron/api/contract.ts';
import { type ApiOnDisk, openApi } from '../support/api-on-disk.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { healthyCheck, refusedCheck, sampleMailbox } from '../support/sample-mailbox.ts';

const NOW = new Date('2026-11-20T20:00:00Z');
const MINUTE_MS = 60_000;

const folders = provideDataFolders();
const mailbox = sampleMailbox(1);

let opened: ApiOnDisk;

beforeEach(() => {
  opened = openApi(folders, { now: () => NOW });
  opened.memory.mailboxes.insert(mailbox);
});

const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE_MS).toISOString();
const show = async (span: HistorySpan) =>
  (await opened.api.showHistory(mailbox.address, span)) ?? expect.unreachable('There is such a mailbox');

/** A check every quarter of an hour, from so many minutes ago on, until so many. */
function check(from: number, until: number, write = healthyCheck): void {
  opened.memory.together(() => {
    for (let minutes = from; minutes > until; minutes -= 15) {
      opened.memory.checks.append(write(mailbox, ago(minutes)));
    }
  });
}

test('of no mailbox is null', async () => {
  expect(await opened.api.showHistory('no@example.com', 'day')).toBeNull();
});

test.each<[HistorySpan, number, number]>([
  ['day', 48, 30],
  ['week', 84, 120],
  ['month', 60, 720],
])('of a %s is %i bars of %i minutes that end now', async (span, count, minutes) => {
  const { bars, uptime } = await show(span);
  expect(bars).toHaveLength(count);
  expect(bars[0]?.from).toBe(ago(count * minutes));
  expect(bars.at(-1)?.to).toBe(NOW.toISOString());
  for (const [index, bar] of bars.entries()) {
    expect(Date.parse(bar.to) - Date.parse(bar.from)).toBe(minutes * MINUTE_MS);
    expect(bar.from).toBe(index === 0 ? bar.from : bars[index - 1]?.to);
  }
  expect(uptime).toBeNull();
  expect(new Set(bars.map(({ health }) => health))).toEqual(new Set(['unknown']));
});

test('tells up, down and a part of each, and how much', async () => {
  check(120, 75);
  check(75, 30, refusedCheck);
  check(30, 0);
  const { bars, uptime } = await show('day');
  expect(bars.slice(-5).map(({ health, uptime: share }) => [health, share])).toEqual([
    ['unknown', null],
    ['up', 1],
    ['mixed', 0.5],
    ['down', 0],
    ['up', 1],
  ]);
  expect(uptime).toBeCloseTo(75 / 120);
});

test('begins with the check before the span, which still speaks within it', async () => {
  opened.memory.checks.append(healthyCheck(mailbox, ago(24 * 60 + 10)));
  const [first] = (await show('day')).bars;
  // A check holds for two intervals of a quarter of an hour.
  expect(first).toMatchObject({ health: 'up', uptime: 1 });
});

test('knows of hours that checks were rolled up to', async () => {
  opened.memory.settings.change({ checkDays: 7 });
  check(20 * 24 * 60, 19 * 24 * 60);
  check(60, 0);
  opened.memory.sweep(NOW);
  expect(opened.memory.checks.recent(mailbox.id, ago(30 * 24 * 60))).toHaveLength(4);
  const { bars } = await show('month');
  expect(bars.flatMap(({ health }, index) => (health === 'up' ? [index] : []))).toEqual([20, 21, 59]);
});

test('of a month of checks takes less than 20 ms', async () => {
  check(30 * 24 * 60, 0);
  await show('month');
  const times: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const from = performance.now();
    const { uptime } = await show('month');
    times.push(performance.now() - from);
    expect(uptime).toBe(1);
  }
  // Whatever else the machine does only adds to it.
  expect(Math.min(...times)).toBeLessThan(20);
});
