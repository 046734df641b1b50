import { InvalidArgumentError } from 'commander';
import type { MailboxSends, SendReport } from '../../api/contract.ts';
import { localDayOf } from '../../sending/local-day.ts';
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
          `${used(sends)} in 24 h`,
          `${sends.messagesToday}${ofLimit(sends.planToday)} today`,
          `peak ${sends.peakPerMinute}/min`,
          levelText(sends, style),
        ],
  );
  return layOutTable(rows, columns);
}

function used({ unit, messages24h, recipients24h, cap }: SendReport): string {
  return `${unit === 'messages' ? messages24h : recipients24h}${ofLimit(cap)} ${unit}`;
}

function ofLimit(limit: number | null): string {
  return limit === null ? '' : ` of ${limit}`;
}

function levelText({ level, isComplete, readBackTo }: SendReport, style: Terminal['style']): string {
  if (!isComplete) {
    return style(
      'gray',
      readBackTo === null ? 'still being read' : `back to ${localDayOf(Date.parse(readBackTo))} so far`,
    );
  }
  if (level === 0) return '';
  return level === 100 ? style('red', '⬣ limit reached') : style('yellow', `▲ over ${level} %`);
}

function byDay(mailboxes: readonly MailboxSends[], { columns }: Terminal): string {
  const rows = mailboxes.flatMap(({ address, days }) =>
    days.map(({ day, messages, recipients, plan }, index) => [
      index === 0 ? address : '',
      day,
      `${messages} messages`,
      `${recipients} recipients`,
      plan === null ? '' : `${plan} planned`,
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
