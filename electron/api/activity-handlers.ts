import type { ActivityCursor } from '../history/activity.ts';
import { formatCursor, parseCursor } from './activity-cursor.ts';
import { activityEntry } from './activity-entry.ts';
import type { ApiParts } from './api-parts.ts';
import type { ActivityPage, Api } from './contract.ts';

const NOTHING: ActivityPage = { entries: [], nextBefore: null };

/** What happened, as remembered. */
export function activityHandlers({ memory }: Pick<ApiParts, 'memory'>): Pick<Api, 'listActivity'> {
  return {
    listActivity: async ({ before, limit, address }) => {
      const mailbox = address === undefined ? null : memory.mailboxes.find(address);
      const cursor = before === null ? null : parseCursor(before);
      const isNothing = (address !== undefined && mailbox === null) || (before !== null && cursor === null);
      return isNothing ? NOTHING : page(cursor, limit, mailbox?.id ?? null);
    },
  };

  function page(before: ActivityCursor | null, limit: number, mailboxId: string | null): ActivityPage {
    // One more than asked for tells whether there is a next page.
    const found = memory.activity.page({ before, limit: limit + 1, mailboxId });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      entries: shown.map(activityEntry),
      nextBefore: last !== undefined && found.length > limit ? formatCursor(last) : null,
    };
  }
}
