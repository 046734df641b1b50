import { describe, expect, test } from 'vitest';
import { CAUSES } from '../../../electron/diagnosis/cause.ts';
import { adviseOnSendTest } from '../../../electron/monitor/send-test-advice.ts';
import { custom } from '../../../electron/provider/presets/custom.ts';
import { findProviderById } from '../../../electron/provider/presets.ts';

const outlook = findProviderById('outlook') ?? custom;

describe('advice after a send test', () => {
  test.each(CAUSES)('for %s promises no repetition, and has words', (cause) => {
    for (const provider of [custom, outlook]) {
      const { title, meaning, steps } = adviseOnSendTest(cause, provider, 'smtp');
      expect([title, meaning].every((text) => text.length > 5)).toBe(true);
      expect(steps.map(({ text }) => text).join('\n')).not.toMatch(/(?:check|it) is repeated|by itself with/);
    }
  });

  test('calls the recipient what it is: the mailbox itself', () => {
    const { meaning } = adviseOnSendTest('recipient-rejected', outlook, 'smtp');
    expect(meaning).toContain('the address of this mailbox');
    expect(meaning).not.toContain('this mailbox is fine');
  });
});
