import type { SignInHooks } from '../../electron/api/contract.ts';
import { isSignInLink } from './sign-in-link.ts';

/** The hooks, but a page to sign in on opens as soon as it is told: in the browser, which learns nothing of this window. */
export function openingPages(hooks: SignInHooks): SignInHooks {
  return {
    ...hooks,
    onSignIn: (step) => {
      const isWanted = hooks.cancelled?.aborted !== true;
      if (isWanted && step.kind === 'page' && isSignInLink(step.link)) {
        window.open(step.link, '_blank', 'noopener,noreferrer');
      }
      hooks.onSignIn?.(step);
    },
  };
}
