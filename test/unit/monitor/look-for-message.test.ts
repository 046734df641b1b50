import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { lookForMessage } from '../../../electron/monitor/look-for-message.ts';
import { SEND_TEST_LIMITS } from '../../../electron/monitor/send-test-limits.ts';
import type { ImapSession } from '../../../electron/probe/mail-session.ts';

const SOUGHT = { messageId: '<1@example.com>', fingerprint: 'f' };
const PLACES = {
  inbox: { path: 'INBOX', uidNext: 1 },
  junk: { path: '[Gmail]/Spam', uidNext: 1 },
  allMail: { path: '[Gmail]/All Mail', uidNext: 1 },
};
const LIMITS = { ...SEND_TEST_LIMITS, firstPauseMs: 5, longestPauseMs: 5 };

/** A mailbox whose folder of all mail has the copy that was sent from the start, and whose inbox has it from look `arrival` on. */
function mailboxAt(arrival: number) {
  const examined: string[] = [];
  const session: Pick<ImapSession, 'examine' | 'findMessage' | 'messages' | 'waitForChange' | 'close'> = {
    examine: async (path) => {
      examined.push(path);
      return { path, uidValidity: 1, uidNext: 1, messages: 0 };
    },
    findMessage: async () => {
      const path = examined.at(-1);
      const looks = examined.filter((name) => name === 'INBOX').length;
      const isThere = path === PLACES.allMail.path || (path === 'INBOX' && looks >= arrival);
      return isThere ? 1 : null;
    },
    messages: async function* () {},
    waitForChange: ({ maxMs }) => wait(maxMs, 'renew' as const),
    close: () => undefined,
  };
  return { session: session as ImapSession, examined };
}

describe('where all mail has a copy from the start', () => {
  test('the inbox gets its time before the copy counts', async () => {
    const { session, examined } = mailboxAt(3);
    const end = await lookForMessage(session, SOUGHT, { places: PLACES, limits: LIMITS });
    expect(end).toEqual({ kind: 'found', folder: 'INBOX', messageId: SOUGHT.messageId });
    expect(examined).not.toContain(PLACES.allMail.path);
  });

  test('the copy counts once that time is over', async () => {
    const { session } = mailboxAt(Number.POSITIVE_INFINITY);
    const limits = { ...LIMITS, allMailAfterMs: 20 };
    const end = await lookForMessage(session, SOUGHT, { places: PLACES, limits });
    expect(end).toMatchObject({ kind: 'found', folder: '[Gmail]/All Mail' });
  });

  test('the inbox and the junk folder are looked in before it', async () => {
    const { session, examined } = mailboxAt(Number.POSITIVE_INFINITY);
    const limits = { ...LIMITS, allMailAfterMs: 0 };
    await lookForMessage(session, SOUGHT, { places: PLACES, limits });
    expect(examined).toEqual(['[Gmail]/Spam', 'INBOX', '[Gmail]/All Mail']);
  });
});

test('whoever has cancelled already makes it look nowhere', async () => {
  const { session, examined } = mailboxAt(1);
  const options = { places: PLACES, limits: LIMITS, cancelled: AbortSignal.abort() };
  expect(await lookForMessage(session, SOUGHT, options)).toEqual({ kind: 'cancelled' });
  expect(examined).toEqual([]);
});
