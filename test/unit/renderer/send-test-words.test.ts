import { expect, test } from 'vitest';
import { delayText, sendTestWords } from '../../../renderer/mailbox/send-test-words.ts';

const address = 'you@outlook.com';

test('an arrival says how long it took and where it lay', () => {
  const arrived = { kind: 'arrived', address, reply: '250 2.0.0 OK', delayMs: 2_340 } as const;
  expect(sendTestWords({ ...arrived, folder: 'INBOX' })).toMatchObject({
    tone: 'ok',
    title: 'It arrived after 2.3 s',
    meaning: 'The message was sent, accepted and found in the inbox.',
    reply: '250 2.0.0 OK',
  });
  expect(sendTestWords({ ...arrived, folder: 'Junk Email' }).meaning).toContain('the folder “Junk Email”');
});

test('a refusal is red unless waiting may mend it', () => {
  const refusal = {
    kind: 'refused',
    address,
    cause: 'send-quota-exceeded',
    title: 'The sending cap is reached',
    summary: 'The server takes no more for today.',
    advice: [{ text: 'Wait until tomorrow.', url: null }],
    stage: 'data',
    reply: '550 5.7.708 limit',
  } as const;
  expect(sendTestWords({ ...refusal, transient: false })).toMatchObject({
    tone: 'bad',
    steps: refusal.advice,
  });
  expect(sendTestWords({ ...refusal, transient: true }).tone).toBe('warn');
});

test('what was accepted and not seen is neither sent well nor refused', () => {
  const words = sendTestWords({ kind: 'not-seen', address, reply: '250 OK', summary: 'It may still come.' });
  expect(words).toMatchObject({ tone: 'warn', title: 'Accepted, but not seen', reply: '250 OK' });
});

test('what could not be tried says why', () => {
  const words = sendTestWords({ kind: 'impossible', address, summary: 'No IMAP server.', advice: [] });
  expect(words).toMatchObject({
    title: 'The test could not be made',
    meaning: 'No IMAP server.',
    reply: null,
  });
  expect(sendTestWords({ kind: 'missing', address }).title).toContain('no such mailbox');
});

test('a delay is as exact as it is of use', () => {
  expect([900, 9_940, 12_300, 60_000, 125_000].map(delayText)).toEqual([
    '0.9 s',
    '9.9 s',
    '12 s',
    '1 min',
    '2 min 5 s',
  ]);
});
