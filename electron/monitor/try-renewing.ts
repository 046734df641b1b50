import type { Evidence } from '../diagnosis/evidence.ts';
import { freshTokenMayMend } from '../diagnosis/refused-token.ts';
import type { SignIn } from '../probe/sign-in.ts';
import type { TokenInUse } from './read-sign-in.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** What is shown to a server. */
export interface Shown {
  readonly signIn: SignIn;
  /** `null` for a password. */
  readonly token: TokenInUse | null;
}

/** How the last of one or two attempts ended. */
export interface Tried<Answer> {
  readonly answer: Answer;
  /** What was shown last, for the next server. */
  readonly shown: Shown;
  /** A token that was refused: a fresh one, or a stale one that no other could take the place of. `null`: neither. */
  readonly refused: RefusedToken | null;
}

export type RefusedToken = { readonly kind: 'fresh' } | { readonly kind: 'stale'; readonly why: NoSignIn };

/** How an attempt is read. `failureIn`: why it was refused; `null` where it was not. */
export interface Reading<Answer> {
  readonly failureIn: (answer: Answer) => Omit<Evidence, 'providerId'> | null;
  readonly providerId: string;
}

/** Signs in to one server, and once more with another token where it refuses the first. */
export async function tryRenewing<Answer>(
  shown: Shown,
  attempt: (signIn: SignIn) => Promise<Answer>,
  { failureIn, providerId }: Reading<Answer>,
): Promise<Tried<Answer>> {
  const isRefused = (answer: Answer) => {
    const failure = failureIn(answer);
    return failure !== null && failure.stage === 'login' && freshTokenMayMend(failure, providerId);
  };
  const first = await attempt(shown.signIn);
  if (shown.token === null || !isRefused(first)) return { answer: first, shown, refused: null };
  shown.token.discard();
  if (shown.token.isNew) return { answer: first, shown, refused: { kind: 'fresh' } };
  const next = await shown.token.next();
  if (!next.ok) return { answer: first, shown, refused: { kind: 'stale', why: next.why } };
  const second = await attempt(next.signIn);
  // One that was not accepted would not be new to whoever is handed it next.
  if (failureIn(second) !== null) next.token?.discard();
  return { answer: second, shown: next, refused: isRefused(second) ? { kind: 'fresh' } : null };
}

/** Whether a refusal counts against the sign-in budget. `transient`: as its words are understood. */
export function isCounted(refused: RefusedToken | null, transient: boolean): boolean {
  return refused === null ? !transient : refused.kind === 'fresh';
}
