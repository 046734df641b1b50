import { describe, expect, test } from 'vitest';
import { type FetchedMessage, factsOf } from '../../../electron/probe/message-facts.ts';

const MESSAGE: FetchedMessage = {
  uid: 7,
  internalDate: new Date('2026-11-20T20:00:00Z'),
  envelope: {
    date: new Date('2026-11-20T19:59:00Z'),
    subject: 'Hello',
    messageId: '<1@example.com>',
    from: [{ address: 'you@example.com' }],
    to: [{ address: 'a@example.net' }, { address: 'b@example.net' }],
    cc: [{ address: 'c@example.net' }],
  },
};

const withEnvelope = (changes: FetchedMessage['envelope']) => ({
  ...MESSAGE,
  envelope: { ...MESSAGE.envelope, ...changes },
});

describe('the facts of a message', () => {
  test('are its number, date, id and how many people it went to', () => {
    expect(factsOf(MESSAGE)).toMatchObject({
      uid: 7,
      at: '2026-11-20T20:00:00.000Z',
      messageId: '<1@example.com>',
      recipients: 3,
    });
  });

  test('count nobody for the name of a group', () => {
    expect(factsOf(withEnvelope({ to: [{ address: '' }], cc: [] }))?.recipients).toBe(0);
  });

  test('have no id where the header has none', () => {
    expect(factsOf(withEnvelope({ messageId: ' ' }))?.messageId).toBeNull();
  });

  test('take the date of the header where the server’s is none', () => {
    expect(factsOf({ ...MESSAGE, internalDate: 'yesterday' })?.at).toBe('2026-11-20T19:59:00.000Z');
  });

  test.each<[string, FetchedMessage]>([
    ['mentions flags alone', { uid: 7 }],
    ['has no number', { internalDate: new Date(), envelope: {} }],
    ['has no date at all', { uid: 7, internalDate: 'yesterday', envelope: {} }],
  ])('are none of a response that %s', (_, message) => {
    expect(factsOf(message)).toBeNull();
  });
});

describe('the fingerprint', () => {
  test('stays the same under another number, date of filing and spelling of an address', () => {
    const moved = { ...withEnvelope({ to: [{ address: 'A@example.net' }, { address: 'b@example.net' }] }) };
    const copy = factsOf({ ...moved, uid: 900, internalDate: new Date('2026-11-21T00:00:00Z') });
    expect(copy?.fingerprint).toBe(factsOf(MESSAGE)?.fingerprint);
  });

  test.each<[string, FetchedMessage['envelope']]>([
    ['subject', { subject: 'Hello again' }],
    ['sender', { from: [{ address: 'other@example.com' }] }],
    ['recipients', { cc: [] }],
    ['date', { date: new Date('2026-11-20T19:58:00Z') }],
  ])('is another with another %s', (_, changes) => {
    expect(factsOf(withEnvelope(changes))?.fingerprint).not.toBe(factsOf(MESSAGE)?.fingerprint);
  });
});
