import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRefreshLock } from '../../electron/oauth/refresh-lock.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailvitals-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a refresh', () => {
  test('lets one in after another, in the order asked, whatever becomes of them', async () => {
    const lock = createRefreshLock(folder);
    const order: string[] = [];
    const work = (name: string, fails = false) =>
      lock.hold('secret', async () => {
        order.push(`${name} in`);
        await sleep(20);
        order.push(`${name} out`);
        if (fails) throw new Error(name);
        return name;
      });
    const failing = work('one', true).catch((error: Error) => error.message);
    expect(await Promise.all([failing, work('two'), work('three')])).toEqual(['one', 'two', 'three']);
    expect(order).toEqual(['one in', 'one out', 'two in', 'two out', 'three in', 'three out']);
  });

  test('is not shared by every mailbox', async () => {
    const lock = createRefreshLock(folder);
    let most = 0;
    let now = 0;
    const ids = Array.from({ length: 40 }, (_, index) => `secret-${index}`);
    await Promise.all(
      ids.map((id) =>
        lock.hold(id, async () => {
          now += 1;
          most = Math.max(most, now);
          await sleep(30);
          now -= 1;
        }),
      ),
    );
    expect(most).toBeGreaterThan(20);
  });

  test('is waited for while another process has it, given up in time, and free when that one is killed', async () => {
    const script = fileURLToPath(new URL('../support/refresh-lock-holder.ts', import.meta.url));
    const holder = spawn(process.execPath, [script, folder, 'secret'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    let worked = 0;
    const work = async () => {
      worked += 1;
      return 'done';
    };
    expect(await createRefreshLock(folder, { timeoutMs: 200 }).hold('secret', work)).toBeNull();
    expect(worked).toBe(0);
    const waiting = createRefreshLock(folder).hold('secret', work);
    await sleep(100);
    expect(worked).toBe(0);
    holder.kill('SIGKILL');
    expect(await waiting).toBe('done');
  });

  test('says which folder cannot be used', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(createRefreshLock(file).hold('secret', async () => 1)).rejects.toBeInstanceOf(
      StorageProblem,
    );
  });
});
