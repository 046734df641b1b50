import { readFile } from 'node:fs/promises';
import type { ImportResult, ImportRow } from '../../api/contract.ts';
import type { AddCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { layOutTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `mailvitals import <file>` */
export const addImportCommand: AddCommand = (program, run) => {
  program
    .command('import')
    .summary('add many mailboxes from a CSV file, or from an export')
    .description(
      'Tries every row as “add” does and says what became of it; a row that fails holds up no other and is not stored. A row without a password is stored and waits for “rebind”; one whose “signin” is “provider” waits for a sign-in.',
    )
    .argument(
      '<file>',
      'CSV with the columns address,password,provider,username,imap,smtp,ca,tags,signin; all but the first may be empty',
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
          const reason = error instanceof Error ? error.message : String(error);
          return refuseFile(terminal, `${file} could not be read: ${reason}`);
        }
        const progress = await startProgress(terminal, 'Trying');
        const { rows, problem } = await (await api())
          .importMailboxes(document, { onProgress: progress.update, cancelled })
          .finally(progress.stop);
        if (problem !== null) return refuseFile(terminal, problem);
        terminal.printJson({ rows, problem });
        terminal.print(layOutTable(rows.map(rowCells), terminal.columns));
        const added = rows.filter(({ verdict }) => verdict === 'added').length;
        terminal.say(`${added} of ${rows.length} added.`);
        for (const [waited, sentence] of Object.entries(WAITING)) {
          if (rows.some(({ waitsFor }) => waitsFor === waited)) terminal.say(sentence);
        }
        return added === rows.length ? EXIT.ok : EXIT.warning;
      }),
    );
};

/** What gives mailboxes what they were stored without. */
const WAITING: Readonly<Record<NonNullable<ImportRow['waitsFor']>, string>> = {
  password:
    'A mailbox that was stored without a password waits for one, or for a sign-in: mailvitals rebind <address> [--oauth]',
  'sign-in':
    'A mailbox that signs in at its provider’s page waits for that: mailvitals rebind <address> --oauth',
};

/** A file that is wrong as a whole is told in the form of an import of which no row was tried. */
function refuseFile(terminal: Terminal, problem: string): ExitCode {
  const result: ImportResult = { rows: [], problem };
  terminal.printJson(result);
  terminal.say(problem);
  return EXIT.usage;
}

function rowCells({ line, verdict, address, summary }: ImportRow): readonly string[] {
  return [`line ${line}`, verdict, address, summary];
}
