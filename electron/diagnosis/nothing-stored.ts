import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { Step } from './cause.ts';

/** A mailbox for which the keychain holds nothing has no cause: no server has said anything of it. */
export interface NothingStored {
  /** What is missing. */
  readonly thing: 'password' | 'sign-in';
  readonly title: string;
  readonly steps: readonly Step[];
}

/** What to say of a mailbox for which the keychain answers that it has nothing. */
export const NOTHING_STORED: Readonly<Record<SignInMethod, NothingStored>> = {
  password: {
    thing: 'password',
    title: 'Its password is not on this computer',
    steps: [{ text: 'Re-bind the mailbox: its settings and history stay.', url: null }],
  },
  oauth2: {
    thing: 'sign-in',
    title: 'Its sign-in is not on this computer',
    steps: [{ text: 'Sign in again: its settings and history stay.', url: null }],
  },
};
