import { useCallback, useEffect, useRef, useState } from 'react';
import type { Climb, SignInHooks } from '../../electron/api/contract.ts';
import type { BrowserStep } from '../sign-in/offer-words.ts';

/** The last word of each protocol. */
export type Climbs = Readonly<Partial<Record<Climb['protocol'], Climb>>>;

/** How an attempt ended. */
export type AttemptEnd<Answer> =
  /** `isCancelled`: it was to be stopped, and what the answer says may be no more than that. */
  | { readonly kind: 'answered'; readonly answer: Answer; readonly isCancelled: boolean }
  /** The program itself could not answer; the sentence is to be shown. */
  | { readonly kind: 'fault'; readonly sentence: string };

export interface Attempt {
  readonly phase: 'idle' | 'running' | 'stopping';
  readonly climbs: Climbs;
  /** How far signing in at the provider’s page is; `null` before its first word, and where none is asked for. */
  readonly step: BrowserStep | null;
  /** Resolves with `null` where another one is under way, or where the form is gone by the time it ends. */
  readonly run: <Answer>(ask: (hooks: SignInHooks) => Promise<Answer>) => Promise<AttemptEnd<Answer> | null>;
  /** Asks for the end of the one under way; it ends with its own answer. */
  readonly stop: () => void;
}

/** One attempt at a time on the servers of a mailbox. Leaving the form stops it. */
export function useAttempt(): Attempt {
  const underWay = useRef<AbortController | null>(null);
  const [phase, setPhase] = useState<Attempt['phase']>('idle');
  const [climbs, setClimbs] = useState<Climbs>({});
  const [step, setStep] = useState<BrowserStep | null>(null);
  useEffect(
    () => () => {
      underWay.current?.abort();
      underWay.current = null;
    },
    [],
  );
  const run: Attempt['run'] = useCallback(async (ask) => {
    if (underWay.current !== null) return null;
    const controller = new AbortController();
    underWay.current = controller;
    setClimbs({});
    setStep(null);
    setPhase('running');
    const end = await settle(
      ask({
        cancelled: controller.signal,
        onClimb: (climb) => {
          if (underWay.current !== controller) return;
          setClimbs((before) => ({ ...before, [climb.protocol]: climb }));
        },
        onSignIn: (told) => {
          // A window asks for no code.
          if (underWay.current === controller && told.kind !== 'code') setStep(told);
        },
      }),
      controller.signal,
    );
    if (underWay.current !== controller) return null;
    underWay.current = null;
    setPhase('idle');
    return end;
  }, []);
  const stop = useCallback(() => {
    if (underWay.current === null) return;
    underWay.current.abort();
    setPhase('stopping');
  }, []);
  return { phase, climbs, step, run, stop };
}

async function settle<Answer>(asked: Promise<Answer>, signal: AbortSignal): Promise<AttemptEnd<Answer>> {
  try {
    return { kind: 'answered', answer: await asked, isCancelled: signal.aborted };
  } catch (error) {
    return { kind: 'fault', sentence: error instanceof Error ? error.message : String(error) };
  }
}
