import { Option } from 'commander';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';

/** `mailvitals export` */
export const addExportCommand: AddCommand = (program, run) => {
  program
    .command('export')
    .summary('write all mailboxes to standard output, without passwords')
    .description(
      'Writes settings and tags of every mailbox, never a password. “mailvitals import” reads both forms.',
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
