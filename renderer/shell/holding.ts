import { createContext, useContext, useEffect } from 'react';

/** Says that something here would be lost if another place were shown; returns how to take that back. */
export type Hold = () => () => void;

export const HoldingContext = createContext<Hold>(() => () => undefined);

/** While `isHolding`, the program leads nowhere else by itself: a sign-in is under way, or something was typed. */
export function useHolding(isHolding: boolean): void {
  const hold = useContext(HoldingContext);
  useEffect(() => (isHolding ? hold() : undefined), [hold, isHolding]);
}
