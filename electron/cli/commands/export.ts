import { Option } from 'commander';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';

/** `mailvitals export` */
export const addExportCommand: AddCommand = (program, run) => {
  program
    .command('export')
    .summary('write all mailboxes to standard output, without passwords and sign-ins')
    .description(
      'Writes settings and tags of every mailbox and whether it signs in at its provider’s page, never a password or what a sign-in gave. “mailvitals import” reads both forms.',
    )
    .addOption(new Option('--format <name>', 'form of the document').choices(['json', 'csv']).default('json'))
    .action(
      run(async ({ api }, { format }: { format: 'json' | 'csv' }) => {
        // The document is what was asked for, with or without --json.
        process.stdout.write(await (await api()).exportMailboxes(format));
        return EXIT.ok;
      }),
    );
};
