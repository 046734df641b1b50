import { addAbortSignal } from 'node:stream';

/** A secret that was given, or why there is none. */
export type SecretInput = { readonly kind: 'given'; readonly secret: string } | NoSecret;

export type NoSecret =
  /** The sentence is for the user. */
  | { readonly kind: 'unusable'; readonly sentence: string }
  /** By Ctrl-C. */
  | { readonly kind: 'cancelled' };

/** What a kind of secret is called, and the option that takes it from standard input. */
export interface SecretWords {
  readonly name: string;
  readonly option: string;
}

const PASSWORD: SecretWords = { name: 'password', option: '--password-stdin' };

export interface SecretQuestion {
  readonly fromStdin: boolean;
  readonly question: string;
  /** Fires on Ctrl-C where no prompt reads the keys. */
  readonly cancelled: AbortSignal;
  readonly words?: SecretWords;
}

/**
 * Reads a secret from standard input (by its option) or asks for it without showing it. It is never taken from
 * the command line, where every process of the computer could read it.
 */
export async function readSecret(asked: SecretQuestion): Promise<SecretInput> {
  if (asked.cancelled.aborted) return { kind: 'cancelled' };
  try {
    return await (asked.fromStdin ? readPiped(asked) : ask(asked));
  } catch (error) {
    if (error instanceof Error && LEFT.has(error.name)) return { kind: 'cancelled' };
    throw error;
  }
}

/** Errors by which a read or a prompt ends that was left: by a signal, or by the key itself. */
const LEFT: ReadonlySet<string> = new Set(['AbortError', 'AbortPromptError', 'ExitPromptError']);

async function readPiped({ cancelled, words: { name } = PASSWORD }: SecretQuestion): Promise<SecretInput> {
  const piped = await readStart(addAbortSignal(cancelled, process.stdin));
  return accept(
    piped.replace(/\r?\n$/, ''),
    name,
    `Standard input was empty: pipe the ${name} in, for example from a password manager.`,
  );
}

async function ask({ question, cancelled, words = PASSWORD }: SecretQuestion): Promise<SecretInput> {
  const { name, option } = words;
  if (process.stdin.isTTY !== true) {
    return unusable(`There is no terminal to ask for the ${name} at. Pipe it in and add ${option}.`);
  }
  const { default: password } = await import('@inquirer/password');
  const typed = await password(
    { message: question, mask: '•' },
    { output: process.stderr, signal: cancelled },
  );
  return accept(typed, name, `No ${name} was typed.`);
}

/** What the stream holds, or enough of it to be refused as too long. */
async function readStart(stream: AsyncIterable<Buffer>): Promise<string> {
  const decoder = new TextDecoder();
  let start = '';
  for await (const chunk of stream) {
    start += decoder.decode(chunk, { stream: true });
    if (start.length > LONGEST_SECRET + '\r\n'.length) {
      return start;
    }
  }
  return start + decoder.decode();
}

/** In characters. Longer than any password or authorization code; a file piped in by mistake is not read into memory whole. */
const LONGEST_SECRET = 16_384;

function accept(secret: string, name: string, whenEmpty: string): SecretInput {
  if (secret.trim() === '') return unusable(whenEmpty);
  if (secret.length > LONGEST_SECRET || /[\r\n\0]/.test(secret)) {
    return unusable(`That is more than one line, so it cannot be a ${name}.`);
  }
  return { kind: 'given', secret };
}

function unusable(sentence: string): NoSecret {
  return { kind: 'unusable', sentence };
}
