import { setTimeout as wait } from 'node:timers/promises';

/** How long a server may take to answer a goodbye, in milliseconds. */
const GOODBYE_MS = 1_000;

/** Says goodbye and closes, at the latest once the server has had its time to answer. Never rejects if `goodbye` does not. */
export async function sayGoodbye(goodbye: () => Promise<unknown>, close: () => void): Promise<void> {
  const answered = new AbortController();
  const late = wait(GOODBYE_MS, undefined, { signal: answered.signal }).catch(() => undefined);
  await Promise.race([goodbye(), late]);
  answered.abort();
  close();
}
