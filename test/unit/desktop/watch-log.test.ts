import { describe, expect, test } from 'vitest';
import { watchLog } from '../../../electron/desktop/log/watch-log.ts';
import { sampleAlert } from '../../support/sample-snapshot.ts';

describe('the log of the watch', () => {
  const mailbox = { at: '', address: 'you@outlook.com', id: '1' };

  test('holds what changed', () => {
    const status = {
      before: 'healthy',
      status: 'action-needed',
      cause: 'bad-credentials',
      summary: 'x',
    } as const;
    expect(watchLog({ event: 'status', ...mailbox, ...status })).toBe(
      'you@outlook.com: healthy -> action-needed (bad-credentials)',
    );
    expect(watchLog({ event: 'alert', at: '', alert: sampleAlert() })).toBe(
      'alert: action-needed, 1 of outlook',
    );
    expect(watchLog({ event: 'offline', at: '' })).toBe('This computer is offline.');
  });
});
