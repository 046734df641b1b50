import type { AddRequest } from '../../api/contract.ts';
import { showBindingAnswer } from '../binding-answer.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { OPTIONS, refuse, refuseNoSecret } from '../refuse.ts';
import { runSignIn } from '../run-sign-in.ts';
import { readSecret } from '../secret-input.ts';
import type { SignInEndings } from '../sign-in-answer.ts';
import { BROWSER_OPTION, conflictOf, OAUTH_OPTION, type SignInOptions } from '../sign-in-options.ts';
import { passwordWarning } from '../sign-in-text.ts';
import { wrapText } from '../table.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface AddOptions extends SignInOptions {
  readonly provider?: string;
  readonly username?: string;
  readonly imap?: string | false;
  readonly smtp?: string | false;
  readonly ca?: string;
  readonly tag?: readonly string[];
}

/** `mailvitals add <address>` */
export const addAddCommand: AddCommand = (program, run) => {
  program
    .command('add')
    .summary('add a mailbox')
    .description(
      'Finds the servers of an address, asks for its password or has you sign in at its provider, tries both servers, and stores the mailbox only if neither refuses. A sign-in is stored as well where the provider has confirmed it and merely has IMAP or SMTP switched off. What the mailbox signs in with goes to the keychain of this computer.',
    )
    .argument('<address>', 'e-mail address')
    .option(...OAUTH_OPTION)
    .option(...BROWSER_OPTION)
    .option('--provider <id>', 'take this provider’s settings; “mailvitals providers” lists them')
    .option('--username <name>', 'what to sign in with, where it is not the address')
    .option('--imap <url>', 'IMAP server, e.g. imaps://imap.example.com:993 or imap+starttls://host:143')
    .option('--no-imap', 'do not watch IMAP')
    .option('--smtp <url>', 'SMTP server, e.g. smtp+starttls://smtp.example.com:587 or smtps://host:465')
    .option('--no-smtp', 'do not watch SMTP')
    .option('--ca <file>', 'trust the certificate authorities in this PEM file too, for this mailbox alone')
    .option('--tag <tag>', 'a word to find it by; may be given several times', collect, [])
    .option('--password-stdin', 'read the password from standard input')
    .addHelpText(
      'after',
      '\nExit: 0 added, 2 refused and nothing stored, 3 could not tell or cancelled and nothing stored.',
    )
    .action(
      run(async (context, address: string, options: AddOptions) => {
        const conflict = conflictOf(options);
        if (conflict !== null) return refuse(context.terminal, OPTIONS, conflict);
        return (options.oauth === true ? addBySignIn : addByPassword)(context, address, options);
      }),
    );
};

async function addBySignIn(context: CommandContext, address: string, options: AddOptions): Promise<ExitCode> {
  const api = await context.api();
  const mailbox = mailboxInput(address, options);
  return runSignIn(context, {
    username: options.username ?? address,
    wantsBrowser: options.browser === true,
    endings: ENDINGS,
    bind: (by, hooks) => api.addBySignIn({ mailbox, by }, hooks),
  });
}

async function addByPassword(
  context: CommandContext,
  address: string,
  options: AddOptions,
): Promise<ExitCode> {
  if (process.stdin.isTTY === true) await sayWhatIsWanted(context, address, options);
  const secret = await readSecret({
    fromStdin: options.passwordStdin === true,
    question: `Password for ${address}`,
    cancelled: context.cancelled,
  });
  if (secret.kind !== 'given') {
    return refuseNoSecret(context.terminal, secret, { field: 'secret', unchanged: NOTHING_STORED });
  }
  const progress = await startProgress(context.terminal, 'Trying');
  const request: AddRequest = { mailbox: mailboxInput(address, options), secret: secret.secret };
  const result = await (await context.api())
    .addMailbox(request, { onProgress: progress.update, cancelled: context.cancelled })
    .finally(progress.stop);
  return showBindingAnswer(context.terminal, result, ENDINGS);
}

function collect(tag: string, before: readonly string[]): readonly string[] {
  return [...before, tag];
}

/**
 * Says which kind of secret the provider wants before it is asked for; an address typed wrongly is told of later. Looking an
 * unknown domain up takes its time, and keeps nobody who has had enough.
 */
async function sayWhatIsWanted(
  { api, terminal, cancelled }: CommandContext,
  address: string,
  { provider }: AddOptions,
): Promise<void> {
  const opened = await api();
  const found = await unlessAborted(opened.discoverServers(address), cancelled);
  if (found?.kind !== 'found') return;
  const offer =
    provider === undefined ? found.signIn : ((await opened.showProvider(provider))?.signIn ?? null);
  const sentence = passwordWarning(offer, address) ?? found.secretAdvice;
  terminal.say(wrapText(sentence, Math.min(terminal.columns, 100), ''));
}

function mailboxInput(address: string, options: AddOptions): AddRequest['mailbox'] {
  const { provider, username, ca, tag } = options;
  const server = (given: string | false | undefined) => (given === false ? 'off' : given);
  const imap = server(options.imap);
  const smtp = server(options.smtp);
  return {
    address,
    ...(provider !== undefined && { provider }),
    ...(username !== undefined && { username }),
    ...(imap !== undefined && { imap }),
    ...(smtp !== undefined && { smtp }),
    ...(ca !== undefined && { ca }),
    ...(tag !== undefined && { tags: tag }),
  };
}

const NOTHING_STORED = 'Nothing was stored.';

const ENDINGS: SignInEndings = {
  accepted: { sentence: 'Added.', exit: EXIT.ok },
  acceptedInPart: {
    sentence:
      'Added: you are signed in, and that is kept. What is told above has to be mended at the provider; nothing has to be signed in anew for it.',
    exit: EXIT.ok,
  },
  refused: { sentence: NOTHING_STORED, exit: EXIT.failed },
  undecided: {
    sentence: 'Nothing was stored, because the servers gave no clear answer. Try again later.',
    exit: EXIT.unknown,
  },
  unchanged: NOTHING_STORED,
  underName: (name) => `run it again with --username ${name}`,
};
