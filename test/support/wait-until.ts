import { setTimeout as sleep } from 'node:timers/promises';

/** How long to wait, and what to say if it was in vain. */
export interface Patience {
  readonly timeoutMs?: number;
  /** Completes “Waited 10000 ms for …”. */
  readonly what: string;
  /** Added to the error: the log of the server that did not come. */
  readonly evidence?: () => string | Promise<string>;
}

const PAUSE_MS = 20;

/** Asks again and again until the answer is something other than `null`, `undefined` and `false`; rejects after the time limit. */
export async function waitUntil<T>(
  ask: () => T | Promise<T>,
  { timeoutMs = 10_000, what, evidence }: Patience,
): Promise<Exclude<T, null | undefined | false>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > end) {
      throw new Error(`Waited ${timeoutMs} ms for ${what}.\n${(await evidence?.()) ?? ''}`);
    }
    await sleep(PAUSE_MS);
  }
}

function isThere<T>(answer: T): answer is Exclude<T, null | undefined | false> {
  return answer !== null && answer !== undefined && answer !== false;
}
