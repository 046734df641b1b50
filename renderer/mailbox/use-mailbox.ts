import { useCallback, useEffect, useState } from 'react';
import type { MailboxDetails, MailboxSummary } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';

/** What is known of one mailbox at this moment. */
export type Reading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'missing' }
  /** The program did not answer, in a sentence. */
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'read'; readonly details: MailboxDetails };

/**
 * Everything about a mailbox, read at first and again whenever its summary says something new. What was read stays until
 * the next answer is there, so that nothing flickers. The second value reads again by hand.
 */
export function useMailbox(address: string, summary: MailboxSummary | null): readonly [Reading, () => void] {
  const api = useApi();
  const [reading, setReading] = useState<Reading>({ kind: 'loading' });
  const [asked, setAsked] = useState(0);
  const news = summary === null ? '' : newsOf(summary);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news and asked are what makes it read again.
  useEffect(() => {
    let isWanted = true;
    api.showMailbox(address).then(
      (details) => {
        if (isWanted) setReading(details === null ? { kind: 'missing' } : { kind: 'read', details });
      },
      (error: unknown) => {
        const sentence = error instanceof Error ? error.message : String(error);
        // Old news beats none: only where nothing was read yet is the failure shown in its place.
        if (isWanted)
          setReading((before) => (before.kind === 'read' ? before : { kind: 'failed', sentence }));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [api, address, news, asked]);
  return [reading, useCallback(() => setAsked((times) => times + 1), [])];
}

/** Being checked is no news yet: what the check finds is. */
function newsOf({ isBeingChecked, ...rest }: MailboxSummary): string {
  return JSON.stringify(rest);
}
