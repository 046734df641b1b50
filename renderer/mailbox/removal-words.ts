import type { MailboxDetails, PermissionAfter, SignInOffer } from '../../electron/api/contract.ts';
import type { Notice } from '../shell/notice.ts';

/** What removing a mailbox does, before it is done. */
export interface RemovalWords {
  readonly secret: string;
  /** What becomes of things elsewhere than on this computer. */
  readonly elsewhere: string;
}

/** `offer` is the sign-in of its provider; `null` where there is none, and until that is known. */
export function removalWords(
  signInMethod: MailboxDetails['signInMethod'],
  offer: SignInOffer | null,
): RemovalWords {
  if (signInMethod === 'password') {
    return {
      secret: 'its password in this computer’s keychain.',
      elsewhere: 'Nothing changes at the provider: the mailbox keeps its mail.',
    };
  }
  const secret = 'its sign-in in this computer’s keychain.';
  if (offer === null) return { secret, elsewhere: 'The mailbox keeps its mail.' };
  const { name } = offer;
  return {
    secret,
    elsewhere: offer.isTakenBackOnRemoval
      ? `The mailbox keeps its mail. ${name} is asked to take the permission of Mailvitals back, unless another mailbox here needs it: other computers that watch this account have to sign in again.`
      : `The mailbox keeps its mail. The permission that you gave at ${name} stays until you take it back on its page; where that is, is told afterwards.`,
  };
}

/** What is left to the user once it is removed; `null` where nothing is. */
export function permissionNotice(address: string, permission: PermissionAfter | null): Notice | null {
  if (permission === null) return null;
  const { name, link } = permission;
  switch (permission.state) {
    case 'taken-back':
      return { text: `${address} is removed, and ${name} has taken the permission back.`, url: null };
    case 'in-use':
      return {
        text: `${address} is removed. The permission at ${name} stays: another mailbox here signs in by it.`,
        url: null,
      };
    case 'for-the-user':
      return {
        text: `${address} is removed. The permission that you gave at ${name} stays until you take it back there:`,
        url: link,
      };
    case 'ended-before':
      return {
        text: `${address} is removed. Its sign-in at ${name} was over already; what is left of the permission, you see there:`,
        url: link,
      };
    case 'not-told':
      return {
        text: `${address} is removed. ${name} could not be told to take the permission back; you can do it there:`,
        url: link,
      };
  }
}
