/** A secret that was given, or why there is none. */
export type SecretInput =
  | { readonly ok: true; readonly secret: string }
  | { readonly ok: false; readonly sentence: string };

/** What a kind of secret is called, and the option that takes it from standard input. */
export interface SecretWords {
  readonly name: string;
  readonly option: string;
}

const PASSWORD: SecretWords = { name: 'password', option: '--password-stdin' };

/** In characters. Longer than any password or authorization code; a file piped in by mistake is not read into memory whole. */
const LONGEST_SECRET = 16_384;

/**
 * Reads a secret from standard input (by its option) or asks for it without showing it. It is never taken from
 * the command line, where every process of the computer could read it.
 */
export async function readSecret({
  fromStdin,
  question,
  words = PASSWORD,
}: {
  readonly fromStdin: boolean;
  readonly question: string;
  readonly words?: SecretWords;
}): Promise<SecretInput> {
  const { name, option } = words;
  if (fromStdin) {
    const given = (await readStart(process.stdin)).replace(/\r?\n$/, '');
    return accept(
      given,
      name,
      `Standard input was empty: pipe the ${name} in, for example from a password manager.`,
    );
  }
  if (process.stdin.isTTY !== true) {
    return {
      ok: false,
      sentence: `There is no terminal to ask for the ${name} at. Pipe it in and add ${option}.`,
    };
  }
  const { default: password } = await import('@inquirer/password');
  try {
    const given = await password({ message: question, mask: '•' }, { output: process.stderr });
    return accept(given, name, `No ${name} was typed.`);
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') {
      return { ok: false, sentence: 'Cancelled; nothing was changed.' };
    }
    throw error;
  }
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

function accept(secret: string, name: string, whenEmpty: string): SecretInput {
  if (secret.trim() === '') {
    return { ok: false, sentence: whenEmpty };
  }
  if (secret.length > LONGEST_SECRET || /[\r\n\0]/.test(secret)) {
    return { ok: false, sentence: `That is more than one line, so it cannot be a ${name}.` };
  }
  return { ok: true, secret };
}
