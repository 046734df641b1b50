import type { ImapError } from './imap-failure.ts';
import { ImapSessionError } from './imap-session-error.ts';
import type { ProbeFailure } from './probe-result.ts';

/** What of the library's client ends a connection and tells of it. */
export interface ClosableClient {
  readonly isClosed: boolean;
  close(): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** How the commands of one connection are run, and how it ended. */
export interface ImapCommands {
  /** Runs one within the time a server may take; rejects with an {@link ImapSessionError}. */
  run<Answer>(command: () => Promise<Answer>): Promise<Answer>;
  /** For where the library hides a refusal, or the end of the connection, behind `false`. */
  refused(): ImapSessionError;
  /** Closes at once, because we wish to. */
  close(): void;
  /** From here on the end of the connection is what we wish. */
  expectEnd(): void;
  /** Whether a command took longer than it may. */
  isOverdue(): boolean;
  /** As `ImapSession` has it. */
  readonly ended: Promise<ProbeFailure | null>;
}

interface CommandOptions {
  readonly lastRefusal: () => string | null;
  readonly bye: () => string | null;
  /** For one command, or for one message of many. */
  readonly limitMs: number;
  readonly failureOf: (error: ImapError) => ProbeFailure;
}

/** Takes charge of the commands of one connection. */
export function startCommands(
  client: ClosableClient,
  { lastRefusal, bye, limitMs, failureOf }: CommandOptions,
): ImapCommands {
  const { promise: ended, resolve } = Promise.withResolvers<ProbeFailure | null>();
  let isExpected = false;
  let isOverdue = false;
  let trouble: ImapError | null = null;
  client.on('error', (error) => {
    // The command under way rejects with the same error; without a listener Node would end the process.
    trouble ??= error;
  });
  client.on('close', () => resolve(isExpected ? null : failureOf(lost())));

  /** Why the connection is gone; the server's own last words before what the socket said. */
  const lost = (): ImapError => {
    const error = trouble ?? Object.assign(new Error('Connection not available'), { code: 'NoConnection' });
    return spoken(error, bye());
  };

  return {
    async run(command) {
      const timer = setTimeout(() => {
        isOverdue = true;
        client.close();
      }, limitMs);
      try {
        return await command();
      } catch (error) {
        throw error instanceof ImapSessionError
          ? error
          : new ImapSessionError(failureOf(evidenceOf(error as ImapError)));
      } finally {
        clearTimeout(timer);
      }
    },
    refused: () =>
      new ImapSessionError(
        failureOf(client.isClosed ? lost() : spoken(new Error('Command failed'), lastRefusal())),
      ),
    close() {
      isExpected = true;
      client.close();
    },
    expectEnd() {
      isExpected = true;
    },
    isOverdue: () => isOverdue,
    ended,
  };

  function evidenceOf(error: ImapError): ImapError {
    if (client.isClosed) {
      return spoken(trouble ?? error, bye());
    }
    if (error.code === 'NotFound') {
      return spoken(error, lastRefusal());
    }
    const isMissing = 'mailboxMissing' in error && error.mailboxMissing === true;
    return isMissing ? Object.assign(error, { code: 'NotFound' }) : error;
  }
}

/** The error with what the server said, such as `NO [NONEXISTENT] …` or `BYE [UNAVAILABLE] …`. */
function spoken(error: ImapError, words: string | null): ImapError {
  const code = /^\w+ \[([^\] ]+)/.exec(words ?? '')?.[1];
  return words === null
    ? error
    : Object.assign(new Error(error.message), {
        code: error.code,
        response: words,
        serverResponseCode: code?.toUpperCase(),
      });
}
