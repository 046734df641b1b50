import type { AddRequest } from '../../api/contract.ts';
import { type Endings, showBindingAnswer } from '../binding-answer.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { readSecret } from '../secret-input.ts';
import { wrapText } from '../table.ts';

interface AddOptions {
  readonly provider?: string;
  readonly username?: string;
  readonly imap?: string | false;
  readonly smtp?: string | false;
  readonly ca?: string;
  readonly tag?: readonly string[];
  readonly passwordStdin?: true;
}

/** `mailvitals add <address>` */
export const addAddCommand: AddCommand = (program, run) => {
  program
    .command('add')
    .summary('add a mailbox')
    .description(
      'Finds the servers of an address, asks for its password, tries both servers, and stores the mailbox only if neither refuses. The password goes to the keychain of this computer.',
    )
    .argument('<address>', 'e-mail address')
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
      '\nExit: 0 added, 2 refused and nothing stored, 3 could not tell and nothing stored.',
    )
    .action(
      run(async (context, address: string, options: AddOptions) => {
        const secret = await readSecret({
          fromStdin: options.passwordStdin === true,
          question: await secretQuestion(context, address),
        });
        if (!secret.ok) {
          context.terminal.say(secret.sentence);
          return EXIT.usage;
        }
        const progress = await startProgress(context.terminal, 'Trying');
        const request: AddRequest = { mailbox: mailboxInput(address, options), secret: secret.secret };
        const result = await (await context.api())
          .addMailbox(request, { onProgress: progress.update, cancelled: context.cancelled })
          .finally(progress.stop);
        return showBindingAnswer(context.terminal, result, ENDINGS);
      }),
    );
};

function collect(tag: string, before: readonly string[]): readonly string[] {
  return [...before, tag];
}

/** Says which kind of secret the provider wants before it is asked for; an address typed wrongly is told of later. */
async function secretQuestion({ api, terminal }: CommandContext, address: string): Promise<string> {
  if (process.stdin.isTTY === true) {
    const found = await (await api()).discoverServers(address);
    if (found.kind === 'found') {
      terminal.say(wrapText(found.secretAdvice, Math.min(terminal.columns, 100), ''));
    }
  }
  return `Password for ${address}`;
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

const ENDINGS: Endings = {
  accepted: { sentence: 'Added.', exit: EXIT.ok },
  refused: { sentence: 'Nothing was stored.', exit: EXIT.failed },
  undecided: {
    sentence: 'Nothing was stored, because the servers gave no clear answer. Try again later.',
    exit: EXIT.unknown,
  },
};
