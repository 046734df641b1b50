import { text } from 'node:stream/consumers';
import { Option } from 'commander';
import type { DiagnoseRequest } from '../../api/contract.ts';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { refuse } from '../refuse.ts';
import { stepsText } from '../report-text.ts';
import { wrapText } from '../table.ts';

/** `mailvitals diagnose` */
export const addDiagnoseCommand: AddCommand = (program, run) => {
  program
    .command('diagnose')
    .summary('say what a server reply means')
    .description(
      'Reads a server reply or an error from standard input, as it stands in a log, and says what it means and what to do.',
    )
    .option('--provider <id>', 'whose reply it is; some replies mean different things at different providers')
    .addOption(new Option('--protocol <name>', 'where it came from').choices(['imap', 'smtp', 'net', 'tls']))
    .option('--stage <name>', 'what was under way: connect, tls, login, open, …')
    .addHelpText(
      'after',
      '\nExample: echo "535 5.7.139 Authentication unsuccessful" | mailvitals diagnose\nExit: 0 known, 3 not known.',
    )
    .action(
      run(async ({ terminal, api }, options: Omit<DiagnoseRequest, 'text'>) => {
        if (process.stdin.isTTY) {
          terminal.say('Paste the reply and end with Ctrl-D:');
        }
        const pasted = await text(process.stdin);
        if (pasted.trim() === '') {
          return refuse(
            terminal,
            'text',
            'There was nothing to read. Pipe the reply in, or paste it and end with Ctrl-D.',
          );
        }
        if (options.provider !== undefined && (await (await api()).showProvider(options.provider)) === null) {
          const sentence = `There is no provider “${options.provider}”. “mailvitals providers” lists them.`;
          return refuse(terminal, 'provider', sentence);
        }
        const diagnosis = await (await api()).diagnoseReply({ ...options, text: pasted });
        terminal.printJson(diagnosis);
        const width = Math.min(terminal.columns, 100);
        terminal.print(`${terminal.style('bold', diagnosis.title)}  (${diagnosis.cause})`);
        terminal.print(wrapText(diagnosis.meaning, width, ''));
        if (diagnosis.transient) {
          terminal.print('This passes by itself: nothing has to be typed or signed in anew.');
        }
        if (diagnosis.steps.length > 0) {
          terminal.print(`\n${stepsText(diagnosis.steps, width)}`);
        }
        return diagnosis.cause === 'unknown' ? EXIT.unknown : EXIT.ok;
      }),
    );
};
