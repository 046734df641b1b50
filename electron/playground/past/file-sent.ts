import { sentFolder } from '../../demo/account.ts';
import { fileMessage } from '../../demo/stored-mailbox.ts';
import type { Send } from '../../sending/send.ts';
import type { SentCursor } from '../../sending/sent-cursor.ts';
import type { PlayedRole } from '../stage.ts';

const DAY_MS = 24 * 3_600_000;

/** Older messages have been tidied away: their numbers are used up, and nobody will ask for them. */
const KEPT_MS = 2 * DAY_MS;

/** A mailbox that is older than its place in the app. */
const LONG_AGO_MS = 400 * DAY_MS;

/**
 * Files what was sent lately where its provider keeps it, and gives how far the app has read it: to the end. `null` where
 * the app does not read the folder.
 */
export function fileSent(
  { role, account, provider }: PlayedRole,
  sends: readonly Send[],
  now: Date,
): SentCursor | null {
  const folder = sentFolder(account);
  if (!role.hasImap || folder === undefined) return null;
  const kept = sends.filter(({ at }) => Date.parse(at) > now.getTime() - KEPT_MS);
  folder.uidNext = sends.length - kept.length + 1;
  for (const { at, identity, recipients } of kept) {
    const to = Array.from({ length: recipients }, (_, number) => `guest${number + 1}@example.net`);
    fileMessage(folder, { internalDate: new Date(at), messageId: identity, from: account.address, to });
  }
  account.submissions = kept.map(({ at }) => Date.parse(at));
  const first = sends[0]?.at ?? null;
  const longAgo = new Date(now.getTime() - LONG_AGO_MS).toISOString();
  return {
    path: provider.preset.sentFolder.names[0] ?? folder.name,
    uidValidity: folder.uidValidity,
    uidNext: folder.uidNext,
    backfillBelow: null,
    backfilledTo: first,
    oldestAt: role.plot === 'new' ? first : longAgo,
    readAt: now.toISOString(),
  };
}
