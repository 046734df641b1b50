import { InvalidArgumentError } from 'commander';
import type { MailboxSends, SendReport } from '../../api/contract.ts';
import type { AddCommand } from '../command.ts';
import { EXIT, exitCodeFor } from '../exit-code.ts';
import { noSuchMailbox } from '../problem-text.ts';
import { layOutTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `mailvitals sends [address…]` */
export const addSendsCommand: AddCommand = (program, run) => {
  program
    .command('sends')
    .summary('what was sent, against cap and plan')
    .description(
      'Shows what each mailbox sent, as last seen in its Sent folder: in 24 hours against the provider’s cap, today against the warm-up plan. “check” or “watch” reads the folder.',
    )
    .argument('[address...]', 'mailboxes to show; all where none is named')
    .option('--days <number>', 'list this many days, today being the last', wholeDays)
    .addHelpText('after', '\nExit: 0 below 70 %, 1 near or over a limit, 3 where nothing was counted yet.')
    .action(
      run(async ({ terminal, api }, addresses: string[], { days }: { days?: number }) => {
        const { mailboxes, missing } = await (await api()).showSends({ addresses, days: days ?? 7 });
        terminal.printJson(mailboxes);
        terminal.print(days === undefined ? totals(mailboxes, terminal) : byDay(mailboxes, terminal));
        for (const address of missing) {
          terminal.say(noSuchMailbox(address));
        }
        const code = exitCodeFor(mailboxes.map(({ sends }) => verdictOf(sends)));
        return missing.length > 0 ? EXIT.unknown : code;
      }),
    );
};

function verdictOf(sends: SendReport | null) {
  if (sends === null) return 'unknown';
  return sends.level === 0 ? 'healthy' : 'warning';
}

function totals(mailboxes: readonly MailboxSends[], { style, columns }: Terminal): string {
  const rows = mailboxes.map(({ address, sends }) =>
    sends === null
      ? [address, style('gray', 'not counted yet: “mailvitals check” reads its Sent folder')]
      : [
          address,
          `${used(sends)} in 24 h${ofLimit(sends.cap, sends.capShare)}`,
          `${sends.messagesToday} today${ofLimit(sends.planToday, sends.planShare)}`,
          `${sends.peakPerMinute} in the busiest minute`,
          levelText(sends, style),
        ],
  );
  return layOutTable(rows, columns);
}

function used({ unit, messages24h, recipients24h }: SendReport): string {
  return unit === 'messages' ? `${messages24h} messages` : `${recipients24h} recipients`;
}

function ofLimit(limit: number | null, share: number | null): string {
  return limit === null || share === null ? '' : ` of ${limit} (${Math.floor(share * 100)} %)`;
}

function levelText({ level, isComplete, readBackTo }: SendReport, style: Terminal['style']): string {
  if (!isComplete) {
    const soFar = readBackTo === null ? '' : `, back to ${readBackTo.slice(0, 10)} so far`;
    return style('gray', `still reading the last 30 days${soFar}`);
  }
  if (level === 0) return '';
  return level === 100 ? style('red', '⬣ at the limit') : style('yellow', `▲ over ${level} %`);
}

function byDay(mailboxes: readonly MailboxSends[], { columns }: Terminal): string {
  const rows = mailboxes.flatMap(({ address, days }) =>
    days.map(({ day, messages, recipients }, index) => [
      index === 0 ? address : '',
      day,
      `${messages} messages`,
      `${recipients} recipients`,
    ]),
  );
  return layOutTable(rows, columns);
}

function wholeDays(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 3660) {
    throw new InvalidArgumentError('It takes a whole number of days from 1 to 3660.');
  }
  return value;
}
