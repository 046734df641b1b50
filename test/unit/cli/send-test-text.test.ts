import { describe, expect, it } from 'vitest';
import type { SendTestResult } from '../../../electron/api/contract.ts';
import { sendTestText } from '../../../electron/cli/send-test-text.ts';

const address = 'you@example.com';
const reply = '250 2.0.0 Ok: queued as 4F1';
const text = (result: SendTestResult) => sendTestText(result, { style: (_, plain) => plain, columns: 80 });
const COUNTED = 'This counted as one sent message.';

describe('the answer to a send test', () => {
  it('has the time and the server’s words where the message arrived', () => {
    const shown = text({ kind: 'arrived', address, reply, folder: 'INBOX', delayMs: 1_234 });
    expect(shown).toBe(`you@example.com  ● arrived after 1.2 s\n  SMTP: ${reply}\n  ${COUNTED}`);
    expect(text({ kind: 'arrived', address, reply, folder: 'INBOX', delayMs: 87 })).toContain('after 87 ms');
  });

  it('says more where it arrived elsewhere than in the inbox', () => {
    const shown = text({ kind: 'arrived', address, reply, folder: 'Junk', delayMs: 3_000 });
    expect(shown).toContain('▲ arrived in Junk after 3.0 s');
    expect(shown).toContain('It did not come to the inbox');
    expect(shown).toContain(COUNTED);
  });

  it('counts what was accepted and not seen', () => {
    const shown = text({ kind: 'not-seen', address, reply, summary: 'It was not seen.' });
    expect(shown).toContain('▲ accepted, not seen');
    expect(shown).toContain('It was not seen.');
    expect(shown).toContain(COUNTED);
  });

  it('has cause, words and steps of a refusal, and says that it does not count', () => {
    const shown = text({
      kind: 'refused',
      address,
      cause: 'sender-not-allowed',
      transient: false,
      title: 'This sender address is not allowed',
      summary: 'The server sends only from its own addresses.',
      advice: [{ text: 'Send from the address that signs in.', url: 'https://example.com/help' }],
      stage: 'mail',
      reply: '550 5.7.0 From address is not one of your addresses',
    });
    expect(shown).toContain('⬣ refused (sender-not-allowed)');
    expect(shown).toContain('SMTP: 550 5.7.0 From address is not one of your addresses');
    expect(shown).toContain('It was not accepted, so it does not count as sent.');
    expect(shown).toContain('  1. Send from the address that signs in.\n     https://example.com/help');
  });

  it('says nothing of counting where none was sent, and keeps within the columns', () => {
    const summary = 'This mailbox has no SMTP server, so it cannot send. Nothing was sent. '.repeat(3).trim();
    const shown = text({ kind: 'impossible', address, summary, advice: [] });
    expect(shown).toContain('could not be tested');
    expect(shown).not.toContain('count');
    expect(Math.max(...shown.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('names an address that is not watched', () => {
    expect(text({ kind: 'missing', address })).toContain('There is no mailbox you@example.com.');
  });
});
