import { describe, expect, test } from 'vitest';
import type { Api } from '../../../electron/api/contract.ts';
import { performer } from '../../../electron/desktop/perform.ts';

describe('a line of the tray’s menu', () => {
  const parts = (api: Partial<Api>, done: string[]) => ({
    api: api as Api,
    refresh: () => done.push('refresh'),
    showWindow: (hash?: string) => done.push(`window ${hash}`),
    showLogs: async () => void done.push('logs'),
    quit: () => done.push('quit'),
    onFault: (what: string) => done.push(`fault: ${what}`),
  });

  test('does what it says', async () => {
    const done: string[] = [];
    const perform = performer(
      parts(
        {
          checkMailboxes: async ({ addresses, askedByUser }) => {
            done.push(`check ${addresses.length} ${askedByUser}`);
            return { reports: [], missing: [] };
          },
          changeSetting: async (key, value) => {
            done.push(`${key} ${value}`);
            return { kind: 'unknown-key', keys: [], closest: null };
          },
        },
        done,
      ),
    );
    perform({ kind: 'check-all' });
    perform({ kind: 'snooze', until: '1h' });
    perform({ kind: 'show', hash: null });
    perform({ kind: 'show', hash: '#/about' });
    perform({ kind: 'show-logs' });
    perform({ kind: 'quit' });
    await new Promise(setImmediate);
    expect(done.filter((one) => one !== 'refresh')).toEqual([
      'check 0 true',
      'snooze 1h',
      'window undefined',
      'window #/about',
      'logs',
      'quit',
    ]);
    expect(done.filter((one) => one === 'refresh')).toHaveLength(6);
  });
  test('that fails is a fault in the log, not the end of the app', async () => {
    const done: string[] = [];
    performer(parts({ checkMailboxes: () => Promise.reject(new Error('disk full')) }, done))({
      kind: 'check-all',
    });
    await new Promise(setImmediate);
    expect(done).toContain('fault: Check all now');
  });
});
