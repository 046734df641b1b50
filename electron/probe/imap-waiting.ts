import type { ImapCommands } from './imap-commands.ts';

/** What of the library's client waits. */
export interface WaitingClient {
  readonly isClosed: boolean;
  readonly capabilities: ReadonlyMap<string, unknown>;
  /** Resolves once IDLE has ended, which any other command brings about. */
  idle(): Promise<unknown>;
  noop(): Promise<unknown>;
  on(event: 'exists' | 'expunge' | 'close', listener: () => void): unknown;
}

/** Why a wait is over. */
export type WaitEnd = 'changed' | 'aborted' | 'renew';

/** How long to wait, and until when at most. */
export interface WaitOptions {
  readonly signal: AbortSignal;
  readonly maxMs: number;
}

/**
 * Follows the changes of the examined folder. One that arrives while something else is read is kept for the next wait.
 * Without IDLE the server is asked every `pollMs` milliseconds.
 */
export function watchFolderChanges(
  client: WaitingClient,
  { run, refused }: Pick<ImapCommands, 'run' | 'refused'>,
  { pollMs }: { readonly pollMs: number },
) {
  let hasChanged = false;
  let refusesIdle = false;
  let wake: () => void = () => undefined;
  const change = () => {
    hasChanged = true;
    wake();
  };
  client.on('exists', change);
  client.on('expunge', change);
  client.on('close', () => wake());

  async function waitForChange({ signal, maxMs }: WaitOptions): Promise<WaitEnd> {
    const endsAt = performance.now() + maxMs;
    const reason = (): WaitEnd | null => {
      if (hasChanged) {
        return 'changed';
      }
      return signal.aborted ? 'aborted' : performance.now() >= endsAt ? 'renew' : null;
    };
    const abort = () => wake();
    signal.addEventListener('abort', abort, { once: true });
    try {
      for (let isFirst = true; reason() === null && !client.isClosed; isFirst = false) {
        const leftMs = endsAt - performance.now();
        if (isFirst && !refusesIdle && client.capabilities.has('IDLE')) {
          await idleFor(leftMs);
        } else if (!(await wokenWithin(Math.min(pollMs, leftMs))) && reason() === null) {
          await run(() => client.noop());
        }
      }
    } finally {
      signal.removeEventListener('abort', abort);
    }
    const end = reason();
    if (client.isClosed || end === null) {
      throw refused();
    }
    hasChanged &&= end !== 'changed';
    return end;
  }

  /** Where IDLE ends by itself, the rest of the wait is polled, so that a server that keeps ending it is not hurried. */
  async function idleFor(maxMs: number): Promise<void> {
    let hasEnded = false;
    const ended = (answer: unknown) => {
      refusesIdle ||= answer === false && !client.isClosed;
      hasEnded = true;
      wake();
    };
    const idling = client.idle().then(ended, ended);
    await Promise.race([wokenWithin(maxMs), idling]);
    if (!hasEnded) {
      await run(() => client.noop());
    }
    await run(() => idling);
  }

  /** Whether {@link wake} was called before the time was up. */
  async function wokenWithin(ms: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, Math.max(0, ms), false);
    wake = () => resolve(true);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      wake = () => undefined;
    }
  }

  return {
    waitForChange,
    /** What has changed so far has been read. */
    forgetChanges: () => {
      hasChanged = false;
    },
  };
}
