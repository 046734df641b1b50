import { readFile } from 'node:fs/promises';
import type { ImportRow } from '../../api/contract.ts';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { layOutTable } from '../table.ts';

/** `mailvitals import <file>` */
export const addImportCommand: AddCommand = (program, run) => {
  program
    .command('import')
    .summary('add many mailboxes from a CSV file, or from an export')
    .description(
      'Tries every row as “add” does and says what became of it; a row that fails holds up no other and is not stored. A row without a password is stored and waits for “rebind”.',
    )
    .argument(
      '<file>',
      'CSV with the columns address,password,provider,username,imap,smtp,ca,tags; all but the first may be empty',
    )
    .addHelpText(
      'after',
      '\nThe file holds passwords: delete it when you are done.\nExit: 0 all rows added, 1 some were not.',
    )
    .action(
      run(async ({ terminal, api, cancelled }, file: string) => {
        let document: string;
        try {
          document = await readFile(file, 'utf8');
        } catch (error) {
          terminal.say(
            `${file} could not be read: ${error instanceof Error ? error.message : String(error)}`,
          );
          return EXIT.usage;
        }
        const progress = await startProgress(terminal, 'Trying');
        const { rows, problem } = await (await api())
          .importMailboxes(document, { onProgress: progress.update, cancelled })
          .finally(progress.stop);
        terminal.printJson({ rows, problem });
        if (problem !== null) {
          terminal.say(problem);
          return EXIT.usage;
        }
        terminal.print(layOutTable(rows.map(rowCells), terminal.columns));
        const added = rows.filter(({ verdict }) => verdict === 'added').length;
        terminal.say(`${added} of ${rows.length} added.`);
        if (rows.some(({ waitsForSecret }) => waitsForSecret)) {
          terminal.say(
            'A mailbox that was stored without a password waits for one, or for a sign-in: mailvitals rebind <address> [--oauth]',
          );
        }
        return added === rows.length ? EXIT.ok : EXIT.warning;
      }),
    );
};

function rowCells({ line, verdict, address, summary }: ImportRow): readonly string[] {
  return [`line ${line}`, verdict, address, summary];
}
