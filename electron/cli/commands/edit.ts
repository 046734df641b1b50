import type { EditRequest } from '../../api/contract.ts';
import type { AddCommand } from '../command.ts';
import { showEditAnswer } from '../edit-answer.ts';
import { startProgress } from '../progress.ts';
import { OPTIONS, refuse } from '../refuse.ts';

interface EditOptions {
  readonly username?: string;
  readonly imap?: string | false;
  readonly smtp?: string | false;
  readonly ca?: string | false;
  readonly tag?: readonly string[] | false;
}

/** `mailvitals edit <address>` */
export const addEditCommand: AddCommand = (program, run) => {
  program
    .command('edit')
    .summary('change a mailbox’s servers, user name or tags')
    .description(
      'Changes what is given and leaves the rest. Other servers or another user name are tried with the stored password or sign-in first, and kept only if no server refuses.',
    )
    .argument('<address>', 'e-mail address of a mailbox that is watched')
    .option('--username <name>', 'what to sign in with; an empty text for the address')
    .option('--imap <url>', 'IMAP server, e.g. imaps://imap.example.com:993 or imap+starttls://host:143')
    .option('--no-imap', 'do not watch IMAP any more')
    .option('--smtp <url>', 'SMTP server, e.g. smtp+starttls://smtp.example.com:587 or smtps://host:465')
    .option('--no-smtp', 'do not watch SMTP any more')
    .option('--ca <file>', 'trust the certificate authorities in this PEM file too, for this mailbox alone')
    .option('--no-ca', 'trust no other certificate authorities any more')
    .option(
      '--tag <tag>',
      'a word to find it by, instead of those it has; may be given several times',
      collect,
    )
    .option('--no-tag', 'take all tags off')
    .addHelpText(
      'after',
      '\nExit: 0 changed, 2 refused and nothing changed, 3 could not tell and nothing changed.',
    )
    .action(
      run(async ({ terminal, api, cancelled }, address: string, options: EditOptions) => {
        const request = editRequest(address, options);
        if (Object.keys(request).length === 1) {
          return refuse(terminal, OPTIONS, 'Say what to change: “mailvitals help edit” lists what there is.');
        }
        const progress = await startProgress(terminal, 'Trying');
        const result = await (await api())
          .editMailbox(request, { onProgress: progress.update, cancelled })
          .finally(progress.stop);
        return showEditAnswer(terminal, result);
      }),
    );
};

/** `--no-tag` before a `--tag` leaves `false` to collect on. */
function collect(tag: string, before: readonly string[] | boolean | undefined): readonly string[] {
  return Array.isArray(before) ? [...before, tag] : [tag];
}

function editRequest(address: string, { username, imap, smtp, ca, tag }: EditOptions): EditRequest {
  return {
    address,
    ...(username !== undefined && { username }),
    ...(imap !== undefined && { imap: imap === false ? 'off' : imap }),
    ...(smtp !== undefined && { smtp: smtp === false ? 'off' : smtp }),
    ...(ca !== undefined && { ca: ca === false ? '' : ca }),
    ...(tag !== undefined && { tags: tag === false ? [] : tag }),
  };
}
