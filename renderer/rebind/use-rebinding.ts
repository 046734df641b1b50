import { useRef, useState } from 'react';
import type { FieldProblem, RebindResult, SignInEnd } from '../../electron/api/contract.ts';
import type { Prepare } from '../rungs/use-attempt.ts';
import { type Tried, type TryEnd, useTrying } from '../rungs/use-trying.ts';
import { useApi } from '../shell/bridge.ts';
import type { Way } from '../sign-in/offer-words.ts';

type Answer = RebindResult | SignInEnd;

/** In all but `rebound`, everything is as it was. */
export type RebindEnd = TryEnd<Answer>;

export interface Rebinding extends Tried<Answer> {
  readonly submit: (secret: string, secretName: string) => Promise<void>;
  /** Over the provider’s own page, once that is prepared; `username` where the mailbox has another one from now on. */
  readonly signIn: (options: {
    readonly prepare?: Prepare | undefined;
    readonly username?: string;
  }) => Promise<void>;
  /** How the last try went about it. */
  readonly triedWay: Way;
  /** Forgets how the last try ended. */
  readonly forget: () => void;
}

/** Giving a mailbox another secret, or signing in to it anew: one try at a time. */
export function useRebinding(address: string): Rebinding {
  const api = useApi();
  const { tried, begin, forget } = useTrying<Answer>('rebound');
  const [triedWay, setTriedWay] = useState<Way>('secret');
  const submit = (secret: string, secretName: string) => {
    setTriedWay('secret');
    return begin(
      (hooks) => api.rebindMailbox({ address, secret }, hooks),
      problemsBefore(secret, secretName),
    );
  };
  // Whoever tries again means the same name.
  const otherName = useRef<string>(undefined);
  const signIn: Rebinding['signIn'] = ({ prepare, username = otherName.current }) => {
    setTriedWay('sign-in');
    otherName.current = username;
    const request = { address, by: 'browser', ...(username !== undefined && { username }) } as const;
    return begin((hooks) => api.rebindBySignIn(request, hooks), [], prepare);
  };
  const forgetAll = () => {
    otherName.current = undefined;
    forget();
  };
  return { ...tried, submit, signIn, triedWay, forget: forgetAll };
}

function problemsBefore(secret: string, secretName: string): readonly FieldProblem[] {
  return secret.trim() === '' ? [{ field: 'password', sentence: `Paste the ${secretName} here.` }] : [];
}
