import type {
  AddResult,
  RebindResult,
  SignInEnd,
  SignInHooks,
  SignInStep,
} from '../../electron/api/contract.ts';

type Ending = AddResult | RebindResult | SignInEnd;

/** What an api was asked for while somebody signed in, as far as a command decides it. */
export interface SignInStory<End extends Ending> {
  /** Every request, as it came. */
  readonly asked: readonly unknown[];
  readonly bind: (request: unknown, hooks?: SignInHooks) => Promise<End>;
}

/** An api’s method that tells the steps in turn and then ends as it is told to. */
export function signInStory<End extends Ending>(
  steps: readonly SignInStep[],
  end: End | ((cancelled: AbortSignal | undefined) => Promise<End>),
): SignInStory<End> {
  const asked: unknown[] = [];
  return {
    asked,
    bind: async (request, hooks) => {
      asked.push(request);
      for (const step of steps) hooks?.onSignIn?.(step);
      return typeof end === 'function' ? end(hooks?.cancelled) : end;
    },
  };
}
