import { useCallback, useEffect, useRef, useState } from 'react';
import type { Climb, SignInHooks } from '../../electron/api/contract.ts';
import type { BrowserStep } from '../sign-in/offer-words.ts';
import { useOpenPage } from '../sign-in/use-open-page.ts';

/** The last word of each protocol. */
export type Climbs = Readonly<Partial<Record<Climb['protocol'], Climb>>>;

/** How an attempt ended. */
export type AttemptEnd<Answer> =
  /** `isCancelled`: it was to be stopped, and what the answer says may be no more than that. */
  | { readonly kind: 'answered'; readonly answer: Answer; readonly isCancelled: boolean }
  /** It was to be stopped before anybody was asked. */
  | { readonly kind: 'stopped' }
  /** The program itself could not answer; the sentence is to be shown. */
  | { readonly kind: 'fault'; readonly sentence: string };

export interface Attempt {
  readonly phase: 'idle' | 'running' | 'stopping';
  /** Whether what has to be done first is still under way: nobody was asked yet. */
  readonly isPreparing: boolean;
  readonly climbs: Climbs;
  /** How far signing in at the provider’s page is; `null` before its first word, and where none is asked for. */
  readonly step: BrowserStep | null;
  /** Whether the page to sign in on is known not to have opened. */
  readonly isPageShut: boolean;
  /** Opens that page once more. */
  readonly openPage: () => void;
  /**
   * Resolves with `null` where another one is under way, where `prepare` came to nothing, and where the form is gone by the
   * time it ends. `prepare` is part of the attempt: nobody is asked after a stop, or once the form is gone.
   */
  readonly run: <Answer>(
    ask: (hooks: SignInHooks) => Promise<Answer>,
    prepare?: Prepare,
  ) => Promise<AttemptEnd<Answer> | null>;
  /** Asks for the end of the one under way; it ends with its own answer. */
  readonly stop: () => void;
}

/** What has to be done before anybody is asked; `false` where that came to nothing, and said why itself. */
export type Prepare = () => Promise<boolean>;

/** One attempt at a time on the servers of a mailbox. Leaving the form stops it. */
export function useAttempt(): Attempt {
  const underWay = useRef<AbortController | null>(null);
  const isGone = useRef(false);
  const open = useOpenPage();
  const [phase, setPhase] = useState<Attempt['phase']>('idle');
  const [isPreparing, setIsPreparing] = useState(false);
  const [climbs, setClimbs] = useState<Climbs>({});
  const [step, setStep] = useState<BrowserStep | null>(null);
  const [isPageShut, setIsPageShut] = useState(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      underWay.current?.abort();
      underWay.current = null;
    };
  }, []);
  const show = useCallback(
    async (link: string) => {
      const controller = underWay.current;
      const isOpened = await open(link);
      if (underWay.current === controller) setIsPageShut(!isOpened);
    },
    [open],
  );
  const run: Attempt['run'] = useCallback(
    async (ask, prepare) => {
      if (underWay.current !== null || isGone.current) return null;
      const controller = new AbortController();
      const { signal } = controller;
      const isMine = () => underWay.current === controller;
      underWay.current = controller;
      setClimbs({});
      setStep(null);
      setIsPageShut(false);
      setIsPreparing(prepare !== undefined);
      setPhase('running');
      const isPrepared = prepare === undefined || (await prepare());
      if (!isMine()) return null;
      setIsPreparing(false);
      const end = !isPrepared
        ? null
        : signal.aborted
          ? ({ kind: 'stopped' } as const)
          : await settle(
              ask({
                cancelled: signal,
                onClimb: (climb) => {
                  if (isMine()) setClimbs((before) => ({ ...before, [climb.protocol]: climb }));
                },
                onSignIn: (told) => {
                  // A window asks for no code.
                  if (!isMine() || told.kind === 'code') return;
                  setStep(told);
                  if (told.kind === 'page' && !signal.aborted) void show(told.link);
                },
              }),
              signal,
            );
      if (!isMine()) return null;
      underWay.current = null;
      setPhase('idle');
      return end;
    },
    [show],
  );
  const openPage = useCallback(() => {
    if (step?.kind === 'page') void show(step.link);
  }, [show, step]);
  const stop = useCallback(() => {
    if (underWay.current === null) return;
    underWay.current.abort();
    setPhase('stopping');
  }, []);
  return { phase, isPreparing, climbs, step, isPageShut, openPage, run, stop };
}

async function settle<Answer>(asked: Promise<Answer>, signal: AbortSignal): Promise<AttemptEnd<Answer>> {
  try {
    return { kind: 'answered', answer: await asked, isCancelled: signal.aborted };
  } catch (error) {
    return { kind: 'fault', sentence: error instanceof Error ? error.message : String(error) };
  }
}
