import { useCallback, useContext, useState } from 'react';
import { BridgeContext } from '../shell/bridge.ts';

/** Copying a text, and what came of it. */
export interface Copying {
  /** To be shown and said; empty until something was copied. */
  readonly outcome: string;
  readonly copy: (text: string) => Promise<void>;
}

/** `failure` says what to do instead, in a sentence. The desktop window has no permission for the clipboard: the program copies for it. */
export function useCopy(failure: string): Copying {
  const desktop = useContext(BridgeContext)?.desktop ?? null;
  const [outcome, setOutcome] = useState('');
  const copy = useCallback(
    async (text: string) => {
      try {
        await (desktop?.copyText(text) ?? navigator.clipboard.writeText(text));
        setOutcome('Copied');
      } catch {
        setOutcome(failure);
      }
    },
    [desktop, failure],
  );
  return { outcome, copy };
}
