import type { PermissionAfter } from '../api/contract.ts';

/** What became of the permission of a mailbox that was removed. A link ends its line, so that it can be copied. */
export function permissionText({ state, name, link }: PermissionAfter): string {
  switch (state) {
    case 'taken-back':
      return `${name} has taken the permission back. Mailvitals on other computers has to sign in again, if it watches this mailbox too.`;
    case 'for-the-user':
      return `${name} takes back no permission by itself. You can, at: ${link}`;
    case 'in-use':
      return `The permission at ${name} stays: another mailbox here signs in by it.`;
    case 'ended-before':
      return `The sign-in at ${name} was over already. What is left of its permission, you see at: ${link}`;
    case 'not-told':
      return `${name} could not be told that the permission is not needed any more. Take it back at: ${link}`;
  }
}
