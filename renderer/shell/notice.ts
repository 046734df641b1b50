import { createContext, useContext } from 'react';

/** What is to be known after something was done, and where that is seen to. */
export interface Notice {
  /** One sentence or two. */
  readonly text: string;
  /** An https link; `null` where nothing is left to do. */
  readonly url: string | null;
}

/** Shows a notice in the place of the one before; `null` takes it away. */
export type Notify = (notice: Notice | null) => void;

export const NotifyContext = createContext<Notify>(() => undefined);

export function useNotify(): Notify {
  return useContext(NotifyContext);
}
