import { beforeEach, describe, expect, test } from 'vitest';
import { addLimitsCommand } from '../../electron/cli/commands/limits.ts';
import { addSendsCommand } from '../../electron/cli/commands/sends.ts';
import { type ApiOnDisk, openApi } from '../support/api-on-disk.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { runCommand } from '../support/run-command.ts';
import { healthyCheck, sampleMailbox } from '../support/sample-mailbox.ts';
import { sampleCursor } from '../support/sends-database.ts';

const folders = provideDataFolders();
const mailbox = sampleMailbox(1);
const NOW = '2026-11-20T20:00:00.000Z';

let opened: ApiOnDisk;

beforeEach(() => {
  opened = openApi(folders, { now: () => new Date(NOW) });
  opened.memory.mailboxes.insert(mailbox);
});

const run = (...args: readonly string[]) => runCommand([addSendsCommand, addLimitsCommand], opened.api, args);

/** The mailbox has sent so many messages within the last hours, two recipients each, and long before. */
function send(count: number, changes: Parameters<typeof sampleCursor>[0] = {}): void {
  const sends = Array.from({ length: count }, (_, index) => ({
    at: new Date(Date.parse(NOW) - (index + 1) * 60_000).toISOString(),
    identity: `<${index}@example.com>`,
    recipients: 2,
  }));
  opened.memory.sends.record(
    mailbox.id,
    sends,
    sampleCursor({ backfillBelow: null, oldestAt: '2025-01-01T00:00:00.000Z', ...changes }),
  );
}

test('what was set is shown with the mailbox, so that the next change can keep the rest', async () => {
  const limitsShown = async () => (await opened.api.showMailbox(mailbox.address))?.sendLimits;
  expect(await limitsShown()).toEqual({ cap: null, warmUpSince: null });
  const own = { cap: { value: 120, unit: 'recipients' }, warmUpSince: '2026-11-01' } as const;
  await opened.api.setSendLimits(mailbox.address, own);
  expect(await limitsShown()).toEqual(own);
});

describe('sends', () => {
  test('says that nothing was counted yet, and exits with 3', async () => {
    const { code, printed } = await run('sends');
    expect(code).toBe(3);
    expect(printed).toContain('not counted yet');
  });

  test('shows the last 24 hours against the cap, and today against the plan', async () => {
    send(12);
    const { code, printed, documents } = await run('sends', mailbox.address);
    expect(code).toBe(0);
    expect(printed).toMatch(/12 of 300 messages in 24 h +12 of 200 today +peak \d\/min/);
    expect(documents).toMatchObject([
      [{ address: mailbox.address, sends: { messages24h: 12, recipients24h: 24, cap: 300, level: 0 } }],
    ]);
  });

  test.each([
    [139, 0, ''],
    [140, 1, 'over 70 %'],
    [180, 1, 'over 90 %'],
    [300, 1, 'limit reached'],
  ])('of %i messages exits with %i', async (count, expected, words) => {
    send(count);
    const { code, printed } = await run('sends');
    expect(code).toBe(expected);
    expect(printed).toContain(words);
  });

  test('says how far the first reading has come', async () => {
    send(3, { backfillBelow: 900, backfilledTo: '2026-11-02T10:00:00.000Z' });
    const { printed } = await run('sends');
    expect(printed).toContain('back to 2026-11-02 so far');
  });

  test('lists the last days, those without a message too', async () => {
    send(2);
    const { printed } = await run('sends', '--days', '3');
    expect(printed.split('\n')).toHaveLength(3);
    expect(printed).toMatch(/2026-11-18 +0 messages/);
    expect(printed).toMatch(/2026-11-20 +2 messages +4 recipients/);
  });

  test('lists what the warm-up plan had for each day', async () => {
    send(2);
    await run('limits', mailbox.address, '--warm-up', '2026-11-19');
    const { printed, documents } = await run('sends', '--days', '3');
    expect(printed.split('\n').map((line) => line.includes(' planned'))).toEqual([false, true, true]);
    expect(documents).toMatchObject([
      [{ sends: { planToday: 50 }, days: [{ plan: null }, { plan: 50 }, { plan: 50 }] }],
    ]);
  });

  test('names a mailbox that it does not know', async () => {
    const { code, said } = await run('sends', 'nobody@example.com');
    expect(code).toBe(3);
    expect(said).toContain('nobody@example.com');
  });
});

describe('limits', () => {
  test('replaces the provider’s cap and plan', async () => {
    send(12);
    expect((await run('limits', mailbox.address, '--cap', '20 recipients', '--warm-up', 'off')).code).toBe(0);
    const { documents } = await run('sends');
    expect(documents).toMatchObject([
      [{ sends: { cap: 20, unit: 'recipients', capBasis: 'user', planToday: null, level: 100 } }],
    ]);
  });

  test('without any puts the provider’s back', async () => {
    send(12);
    await run('limits', mailbox.address, '--cap', '20');
    expect((await run('limits', mailbox.address)).printed).toContain('the provider’s cap');
    const { documents } = await run('sends');
    expect(documents).toMatchObject([[{ sends: { cap: 300, capBasis: 'observed' } }]]);
  });

  test.each([
    ['--cap', '0'],
    ['--cap', '1.5'],
    ['--cap', 'many'],
    ['--warm-up', '01.11.2026'],
    ['--warm-up', '2026-02-31'],
    ['--warm-up', '2026-13-01'],
  ])('refuses %s %s', async (option, value) => {
    await expect(run('limits', mailbox.address, option, value)).rejects.toThrow(
      /It takes a number|whole number|a day such as/,
    );
    expect(opened.memory.sends.limits(mailbox.id)).toEqual({ cap: null, warmUpSince: null });
  });

  test('are judged by the api too, which a window asks', async () => {
    const limits = { cap: { value: 0, unit: 'messages' }, warmUpSince: null } as const;
    await expect(opened.api.setSendLimits(mailbox.address, limits)).rejects.toThrow('whole number');
    expect(opened.memory.sends.limits(mailbox.id)).toEqual({ cap: null, warmUpSince: null });
    expect(await opened.api.setSendLimits('nobody@example.com', limits)).toBe(false);
  });

  test('knows no other mailbox', async () => {
    expect((await run('limits', 'nobody@example.com', '--cap', '5')).code).toBe(3);
  });
});

describe('the snapshot', () => {
  test('turns a mailbox yellow near its cap, and says how near', async () => {
    opened.memory.remember(healthyCheck(mailbox, '2026-11-20T19:55:00Z'), { newIncidentId: 'none' });
    send(215);
    const { mailboxes, network, alerts } = await opened.api.snapshot();
    expect(mailboxes).toMatchObject([
      { status: 'warning', summary: '71 % of 300 messages in 24 hours sent', sends: { level: 100 } },
    ]);
    expect(network).toBe('online');
    expect(alerts).toEqual([]);
  });

  test('leaves it green where only the plan is near', async () => {
    opened.memory.remember(healthyCheck(mailbox, '2026-11-20T19:55:00Z'), { newIncidentId: 'none' });
    send(190);
    expect((await opened.api.snapshot()).mailboxes).toMatchObject([
      { status: 'healthy', sends: { level: 90 } },
    ]);
  });

  test('turns green to grey once the proof is old', async () => {
    opened.memory.remember(healthyCheck(mailbox, '2026-11-20T19:20:00Z'), { newIncidentId: 'none' });
    expect((await opened.api.snapshot()).mailboxes).toMatchObject([{ status: 'stale' }]);
  });
});
