import { createContext } from 'react';

/** Where the program wants the user to look once what is here is done. */
export interface Waiting {
  /** The end of the page's address. */
  readonly hash: string;
  /** Whether something here would still be lost by going there. */
  readonly isHeld: boolean;
  readonly go: () => void;
  readonly dismiss: () => void;
}

/** `null` where nothing waits. */
export const WaitingContext = createContext<Waiting | null>(null);
