import { type Endings, showBindingAnswer } from '../binding-answer.ts';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { readSecret } from '../secret-input.ts';

/** `mailvitals rebind <address>` */
export const addRebindCommand: AddCommand = (program, run) => {
  program
    .command('rebind')
    .summary('give a mailbox a new password')
    .description(
      'Tries the new password on IMAP and SMTP first. Only if both accept it does it replace the old one; history, tags and settings stay.',
    )
    .argument('<address>', 'e-mail address of a mailbox that is watched')
    .option('--password-stdin', 'read the new password from standard input')
    .addHelpText(
      'after',
      '\nExit: 0 re-bound, 2 refused and the old password kept, 3 could not tell and the old password kept.',
    )
    .action(
      run(async (context, address: string, options: { passwordStdin?: true }) => {
        const api = await context.api();
        if ((await api.showMailbox(address)) === null) {
          return showBindingAnswer(context.terminal, { kind: 'missing', address }, ENDINGS);
        }
        const secret = await readSecret({
          fromStdin: options.passwordStdin === true,
          question: `New password for ${address}`,
        });
        if (!secret.ok) {
          context.terminal.say(secret.sentence);
          return EXIT.usage;
        }
        const progress = await startProgress(context.terminal, 'Trying');
        const result = await api
          .rebindMailbox(
            { address, secret: secret.secret },
            { onProgress: progress.update, cancelled: context.cancelled },
          )
          .finally(progress.stop);
        return showBindingAnswer(context.terminal, result, ENDINGS);
      }),
    );
};

const ENDINGS: Endings = {
  accepted: { sentence: 'Re-bound.', exit: EXIT.ok },
  refused: { sentence: 'The old password was kept.', exit: EXIT.failed },
  undecided: {
    sentence: 'The servers gave no clear answer, so the old password was kept. Try again later.',
    exit: EXIT.unknown,
  },
};
