import { useEffect, useRef, useState } from 'react';
import type { SendTestResult, SendTestStage } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';

/** How far a send test is. */
export type SendTestProgress =
  | { readonly kind: 'asking' }
  | { readonly kind: 'under-way'; readonly stage: SendTestStage | 'signing-in'; readonly isStopping: boolean }
  | { readonly kind: 'answered'; readonly result: SendTestResult }
  /** The program did not answer, in a sentence. */
  | { readonly kind: 'failed'; readonly sentence: string };

/** A send test that begins when asked for and ends with the dialog it is in. */
export function useSendTest(address: string) {
  const api = useApi();
  const [progress, setProgress] = useState<SendTestProgress>({ kind: 'asking' });
  const cancelling = useRef<AbortController | null>(null);
  useEffect(() => () => cancelling.current?.abort(), []);
  const start = async () => {
    const controller = new AbortController();
    cancelling.current = controller;
    const at = (stage: SendTestStage | 'signing-in') =>
      setProgress({ kind: 'under-way', stage, isStopping: controller.signal.aborted });
    at('signing-in');
    try {
      const result = await api.testSending(address, { onStage: at, cancelled: controller.signal });
      setProgress({ kind: 'answered', result });
    } catch (error) {
      setProgress({ kind: 'failed', sentence: error instanceof Error ? error.message : String(error) });
    }
  };
  const stop = () => {
    cancelling.current?.abort();
    // The answer still comes: what was sent by then is sent.
    setProgress((before) => (before.kind === 'under-way' ? { ...before, isStopping: true } : before));
  };
  return { progress, start: () => void start(), stop };
}
