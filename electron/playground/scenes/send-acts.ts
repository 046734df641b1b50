import { randomUUID } from 'node:crypto';
import { type Account, sentFolder } from '../../demo/account.ts';
import { fileMessage } from '../../demo/stored-mailbox.ts';
import { actOf } from './account-act.ts';
import type { AccountDesk } from './account-desk.ts';
import type { Act } from './scene.ts';

const DAY_MS = 24 * 3_600_000;
const SOME = 5;

/** Over how long a full day's mail is said to have gone out. */
const BURST_MS = 40 * 60_000;

/** The user writes a few messages, in whatever mail program. */
export function sendSome(desk: AccountDesk): Act {
  return {
    ...actOf(desk, 'send', `Send ${SOME} messages`),
    play: () => send(desk.account, SOME, 0),
  };
}

/** A program sends as much as the provider accepts in a day; pressed again, it adds nothing. */
export function fillCap(desk: AccountDesk): Act {
  const { account } = desk;
  return {
    ...actOf(desk, 'fill-cap', 'Fill the daily cap'),
    play() {
      const sent = account.submissions.filter((at) => at > Date.now() - DAY_MS).length;
      send(account, Math.max(0, (account.sendCap ?? 0) - sent), BURST_MS);
    },
  };
}

/** Files what was sent over the last `withinMs`, and counts it against the provider's own cap. */
function send(account: Account, count: number, withinMs: number): void {
  const folder = sentFolder(account);
  if (folder === undefined) return;
  const now = Date.now();
  for (let number = 1; number <= count; number += 1) {
    const at = now - withinMs + (withinMs * number) / count;
    fileMessage(folder, {
      internalDate: new Date(at),
      messageId: `<${randomUUID()}@demo.example>`,
      from: account.address,
      to: ['guest@example.net'],
      subject: 'Your table',
    });
    account.submissions = [...account.submissions, at];
  }
}
