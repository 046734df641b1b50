import type { Api } from '../../api/contract.ts';
import { showBindingAnswer } from '../binding-answer.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { OPTIONS, refuse, refuseNoSecret } from '../refuse.ts';
import { runSignIn } from '../run-sign-in.ts';
import { readSecret } from '../secret-input.ts';
import type { SignInEndings } from '../sign-in-answer.ts';
import { BROWSER_OPTION, conflictOf, OAUTH_OPTION, type SignInOptions } from '../sign-in-options.ts';

/** `mailvitals rebind <address>` */
export const addRebindCommand: AddCommand = (program, run) => {
  program
    .command('rebind')
    .summary('give a mailbox a new password, or sign in to it again')
    .description(
      'Tries the new password or sign-in on IMAP and SMTP first. It replaces the old one only if neither refuses it; a sign-in also where the provider has confirmed it and merely has IMAP or SMTP switched off. History, tags and settings stay.',
    )
    .argument('<address>', 'e-mail address of a mailbox that is watched')
    .option(...OAUTH_OPTION)
    .option(...BROWSER_OPTION)
    .option(
      '--username <name>',
      'with --oauth: who signs in, where the provider knows the mailbox by another name',
    )
    .option('--password-stdin', 'read the new password from standard input')
    .addHelpText(
      'after',
      '\nExit: 0 re-bound, 2 refused and the old one kept, 3 could not tell or cancelled and the old one kept.',
    )
    .action(
      run(async (context, address: string, options: SignInOptions) => {
        const conflict = conflictOf(options) ?? strayName(address, options);
        if (conflict !== null) return refuse(context.terminal, OPTIONS, conflict);
        const api = await context.api();
        const mailbox = await api.showMailbox(address);
        if (mailbox === null) {
          return showBindingAnswer(context.terminal, { kind: 'missing', address }, ENDINGS);
        }
        if (options.oauth !== true) return rebindByPassword(context, api, address, options);
        const { username } = options;
        return runSignIn(context, {
          username: username ?? mailbox.username,
          wantsBrowser: options.browser === true,
          endings: {
            ...ENDINGS,
            underName: (name) =>
              `mailvitals rebind ${mailbox.address} --oauth${options.browser === true ? ' --browser' : ''} --username ${name}`,
          },
          bind: (by, hooks) =>
            api.rebindBySignIn({ address, by, ...(username !== undefined && { username }) }, hooks),
        });
      }),
    );
};

/** A password is tried under the name that the mailbox has. */
function strayName(address: string, { oauth, username }: SignInOptions): string | null {
  return username === undefined || oauth
    ? null
    : `“--username” goes with “--oauth”. For a mailbox with a password: mailvitals edit ${address} --username ${username}`;
}

async function rebindByPassword(
  { terminal, cancelled }: CommandContext,
  api: Api,
  address: string,
  { passwordStdin }: SignInOptions,
): Promise<ExitCode> {
  const secret = await readSecret({
    fromStdin: passwordStdin === true,
    question: `New password for ${address}`,
    cancelled,
  });
  if (secret.kind !== 'given') return refuseNoSecret(terminal, secret, { field: 'secret', unchanged: KEPT });
  const progress = await startProgress(terminal, 'Trying');
  const result = await api
    .rebindMailbox({ address, secret: secret.secret }, { onProgress: progress.update, cancelled })
    .finally(progress.stop);
  return showBindingAnswer(terminal, result, ENDINGS);
}

const KEPT = 'What the mailbox signed in with before was kept.';

const ENDINGS: Omit<SignInEndings, 'underName'> = {
  accepted: { sentence: 'Re-bound.', exit: EXIT.ok },
  acceptedInPart: {
    sentence:
      'Re-bound: you are signed in, and that is kept. What is told above has to be mended at the provider; nothing has to be signed in anew for it.',
    exit: EXIT.ok,
  },
  refused: { sentence: KEPT, exit: EXIT.failed },
  undecided: {
    sentence: `The servers gave no clear answer. ${KEPT} Try again later.`,
    exit: EXIT.unknown,
  },
  unchanged: KEPT,
};
