import { describe, expect, test } from 'vitest';
import { fingerprintOf, writeSendTest } from '../../../electron/monitor/send-test-message.ts';
import { factsOf } from '../../../electron/probe/message-facts.ts';

const ID = '7f3a0c51-5b1e-4c7e-9d53-0d6d3a4b8f11';
const OTHER_ID = '0b9e6f3d-1c22-4a1f-8f7e-5a8f3f0e9a77';
const AT = new Date('2026-11-20T20:00:00.987Z');
const write = (changes: object = {}) =>
  writeSendTest({ address: 'you@example.com', id: ID, at: AT, ...changes });

describe('the message of a send test', () => {
  test('goes from the mailbox to itself under an id of its own at its own domain', () => {
    const { from, to, messageId } = write();
    expect([from, to, messageId]).toEqual(['you@example.com', 'you@example.com', `<${ID}@example.com>`]);
  });

  test('has an id that any server can read, whatever the domain is written in', () => {
    expect(write({ address: 'sie@bücher.example' }).messageId).toBe(`<${ID}@xn--bcher-kva.example>`);
  });

  test('asks for no automatic answer', () => {
    expect(write().headers).toMatchObject({
      'Auto-Submitted': 'auto-generated',
      'X-Mailvitals-Send-Test': ID,
    });
  });

  test('says what it is, who asked, and that it may go, in lines that need no encoding', () => {
    const { text } = write();
    expect(text).toContain('Mailvitals');
    expect(text).toContain('Somebody asked for it');
    expect(text).not.toMatch(/UTC|\d{4}-\d\d/);
    expect(text).toContain('counts as one sent message');
    expect(text).toContain('You may delete it.');
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(76);
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('is told apart by what a server keeps, where the id was changed', () => {
    const envelope = {
      from: [{ address: 'You@Example.com' }],
      to: [{ address: 'you@example.com' }],
      subject: write().subject,
      date: new Date('2026-11-20T20:00:00Z'),
      messageId: '<tencent_7F3A@qq.com>',
    };
    const arrived = factsOf({ uid: 7, internalDate: new Date('2026-11-20T20:00:09Z'), envelope });
    expect(arrived?.fingerprint).toBe(fingerprintOf(write()));
    expect(arrived?.fingerprint).not.toBe(fingerprintOf(write({ id: OTHER_ID })));
  });
});
