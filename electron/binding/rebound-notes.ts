import type { Mailbox } from '../mailbox/mailbox.ts';
import type { PermissionAfter } from './permission-after.ts';

/** That what the mailbox signed in with before is still in the keychain, which did not give it up. */
export function leftoverNote({ signInMethod, secretId }: Pick<Mailbox, 'signInMethod' | 'secretId'>): string {
  const what = signInMethod === 'password' ? 'The old password' : 'The old sign-in';
  return `${what} is not used any more, but the keychain did not let go of it: delete the entry of “Mailvitals” there whose name begins with ${secretId}.`;
}

/** What became of the permission of a mailbox that has a password now. */
export function permissionNote({ state, name, link }: PermissionAfter): string {
  switch (state) {
    case 'taken-back':
      return `${name} has taken back the permission that Mailvitals had, on other computers as well: a mailbox of this account that signs in with ${name} there has to sign in again.`;
    case 'for-the-user':
      return `${name} still remembers the permission that Mailvitals had. You can take it back at ${link}`;
    case 'in-use':
      return `The permission at ${name} stays, because another mailbox here signs in by it.`;
    case 'ended-before':
      return `The sign-in at ${name} was over already. What is left of its permission, you see at ${link}`;
    case 'not-told':
      return `${name} could not be told to take back the permission that Mailvitals had. You can do so at ${link}`;
  }
}
