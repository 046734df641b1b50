import type { AddCommand } from '../command.ts';
import { EXIT, exitCodeFor } from '../exit-code.ts';
import { noSuchMailbox } from '../problem-text.ts';
import { startProgress } from '../progress.ts';
import { reportText } from '../report-text.ts';

/** `mailvitals check [address…]` */
export const addCheckCommand: AddCommand = (program, run) => {
  program
    .command('check')
    .summary('check mailboxes now')
    .description(
      'Signs in to IMAP and SMTP of the mailboxes named, or of all that are not paused. Nothing is sent.',
    )
    .argument('[address...]', 'mailboxes to check; all where none is named')
    .option('--sign-in', 'sign in even though the server has rejected that too often (once a minute at most)')
    .addHelpText(
      'after',
      '\nExit: 0 healthy, 1 warning, 2 a mailbox needs you or is unreachable, 3 could not tell.',
    )
    .action(
      run(async ({ terminal, api, cancelled }, addresses: string[], options: { signIn?: true }) => {
        const progress = await startProgress(terminal, 'Checking');
        const askedByUser = options.signIn === true || process.stdin.isTTY === true;
        const { reports, missing } = await (await api())
          .checkMailboxes({ addresses, askedByUser }, { onProgress: progress.update, cancelled })
          .finally(progress.stop);
        terminal.printJson(reports);
        for (const report of reports) {
          terminal.print(reportText(report, terminal) + (report.status === 'healthy' ? '' : '\n'));
        }
        for (const address of missing) {
          terminal.say(noSuchMailbox(address));
        }
        if (reports.length === 0 && missing.length === 0) {
          terminal.say('There is no mailbox to check. “mailvitals add you@example.com” adds one.');
        }
        const code = exitCodeFor(reports.map(({ status }) => status));
        return missing.length > 0 && code !== EXIT.failed ? EXIT.unknown : code;
      }),
    );
};
