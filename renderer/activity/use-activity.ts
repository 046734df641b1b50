import { useCallback, useEffect, useState } from 'react';
import type { ActivityEntry, Snapshot } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';
import { mergeEntries } from './activity-days.ts';

const PAGE = 100;

/** What is known of what happened. */
export interface Activity {
  readonly entries: readonly ActivityEntry[];
  /** Where the next page begins; `null` on the last, `undefined` before the first answer. */
  readonly nextBefore: string | null | undefined;
  /** Why there is no more, in a sentence. */
  readonly trouble: string | null;
}

const NOTHING: Activity = { entries: [], nextBefore: undefined, trouble: null };

/** Follows what happens, to all mailboxes or to one. Returns what is known, and how to read what happened earlier. */
export function useActivity(of: string | null, snapshot: Snapshot): readonly [Activity, () => void] {
  const api = useApi();
  const [activity, setActivity] = useState(NOTHING);
  const read = useCallback(
    async (before: string | null) => {
      const request = { before, limit: PAGE, ...(of !== null && { address: of }) };
      try {
        const page = await api.listActivity(request);
        setActivity((known) => after(known, page, before));
      } catch (error) {
        setActivity((known) => ({ ...known, trouble: messageOf(error) }));
      }
    },
    [api, of],
  );
  const news = newsOf(snapshot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed is not read, it is the reason to look again.
  useEffect(() => void read(null), [read, news]);
  const { nextBefore } = activity;
  const readEarlier = useCallback(() => {
    if (typeof nextBefore === 'string') void read(nextBefore);
  }, [read, nextBefore]);
  return [activity, readEarlier];
}

function after(
  known: Activity,
  page: { readonly entries: readonly ActivityEntry[]; readonly nextBefore: string | null },
  before: string | null,
): Activity {
  // Looking again at the newest says nothing of how far back the oldest known ones go.
  const isFirst = before === null && known.nextBefore !== undefined;
  return {
    entries: mergeEntries(known.entries, page.entries),
    nextBefore: isFirst ? known.nextBefore : page.nextBefore,
    trouble: null,
  };
}

/** Changes when an incident begins or ends, or something is told. */
function newsOf({ mailboxes, alerts }: Snapshot): string {
  const states = mailboxes.map(({ id, status, since }) => `${id} ${status} ${since}`);
  return [...states, ...alerts.map(({ id, toldAt }) => `${id} ${toldAt}`)].join('\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
