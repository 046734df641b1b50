import { useCallback, useContext } from 'react';
import { BridgeContext } from '../shell/bridge.ts';
import { isSignInLink } from './sign-in-link.ts';

/**
 * Opens a page to sign in on in the browser, which learns nothing of this window. `false` where it is known not to have
 * opened; a browser that holds back what opens by itself does not tell.
 */
export function useOpenPage(): (link: string) => Promise<boolean> {
  const desktop = useContext(BridgeContext)?.desktop ?? null;
  return useCallback(
    async (link) => {
      if (!isSignInLink(link)) return false;
      // A window of its own would be denied there, without a word of whether the system took the link.
      if (desktop !== null) return desktop.openPage(link).catch(() => false);
      window.open(link, '_blank', 'noopener,noreferrer');
      return true;
    },
    [desktop],
  );
}
