import type { Climb, SignInHooks } from '../../electron/api/contract.ts';
import { sampleProtocol } from './sample-report.ts';

/** A call of the program that lasts until the test ends it. */
export interface HeldAttempt<Result> {
  readonly ask: (request: unknown, hooks?: SignInHooks) => Promise<Result>;
  /** Resolves once it was asked. */
  readonly hooks: Promise<SignInHooks>;
  readonly end: (result: Result) => void;
}

export function heldAttempt<Result>(): HeldAttempt<Result> {
  const asked = Promise.withResolvers<SignInHooks>();
  const ended = Promise.withResolvers<Result>();
  return {
    ask: (_, hooks) => {
      asked.resolve(hooks ?? {});
      return ended.promise;
    },
    hooks: asked.promise,
    end: ended.resolve,
  };
}

/** How far a protocol is that will work: `passed` rungs, and the stage after them under way. */
export function climbOf(protocol: Climb['protocol'], passed: number): Climb {
  const { rungs } = sampleProtocol(protocol);
  return {
    protocol,
    rungs: rungs.slice(0, passed),
    stage: rungs[passed]?.stage ?? null,
    ok: passed >= rungs.length ? true : null,
  };
}
