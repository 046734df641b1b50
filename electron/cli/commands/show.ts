import type { MailboxDetails, SendReport } from '../../api/contract.ts';
import { signInName } from '../../provider/browser-sign-in.ts';
import { findProviderById } from '../../provider/presets.ts';
import { localDayOf } from '../../sending/local-day.ts';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { localMinute } from '../local-minute.ts';
import { noSuchMailbox } from '../problem-text.ts';
import { reportText } from '../report-text.ts';
import { layOutTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { age } from './list.ts';

/** `mailvitals show <address>` */
export const addShowCommand: AddCommand = (program, run) => {
  program
    .command('show')
    .summary('show one mailbox: settings, last check, uptime, incidents')
    .description('Shows everything that is known of a mailbox. No server is asked.')
    .argument('<address>', 'e-mail address')
    .action(
      run(async ({ terminal, api }, address: string) => {
        const mailbox = await (await api()).showMailbox(address);
        terminal.printJson(mailbox);
        if (mailbox === null) {
          terminal.say(noSuchMailbox(address));
          return EXIT.unknown;
        }
        terminal.print(detailsText(mailbox, terminal));
        return EXIT.ok;
      }),
    );
};

function detailsText(mailbox: MailboxDetails, terminal: Terminal): string {
  const facts: (readonly [string, string | null])[] = [
    ['Provider', mailbox.providerName],
    ['Signs in as', mailbox.username],
    ['Sign-in', wayText(mailbox)],
    ['IMAP', mailbox.imapServer ?? 'not watched'],
    ['SMTP', mailbox.smtpServer ?? 'not watched'],
    ['CA file', mailbox.caFile],
    ['Tags', mailbox.tags.length > 0 ? mailbox.tags.join(', ') : null],
    ['Added', localDayOf(Date.parse(mailbox.createdAt))],
    ['Last check', lastCheckText(mailbox)],
    ['Worked', uptimeText(mailbox.uptime)],
    ['Sent', mailbox.sends && sendsText(mailbox.sends)],
  ];
  const table = layOutTable(
    facts.flatMap(([label, value]) => (value === null ? [] : [[`  ${label}`, value]])),
    terminal.columns,
  );
  // What stands against it is told in full, also where later checks did not come to it.
  const report = mailbox.trouble ?? mailbox.lastReport;
  const head =
    report === null
      ? `${terminal.style('bold', mailbox.address)}\n  ${mailbox.summary}`
      : reportText(report, terminal);
  const incidents = mailbox.incidents.map(
    ({ openedAt, closedAt, summary }) =>
      `  ${localMinute(openedAt)} ${closedAt === null ? 'until now' : `for ${span(openedAt, closedAt)}`}: ${summary}`,
  );
  return [head, '', table, ...(incidents.length > 0 ? ['', '  Incidents', ...incidents] : [])].join('\n');
}

/** A password is what is expected, and needs no line. */
function wayText({ signInMethod, provider, providerName: name }: MailboxDetails): string | null {
  if (signInMethod === 'password') return null;
  return `with ${signInName({ name, oauth: findProviderById(provider)?.oauth ?? null })}`;
}

function lastCheckText({ checkedAt, lastReport, trouble }: MailboxDetails): string {
  if (checkedAt === null) return 'never';
  const when = age(checkedAt, new Date());
  const isOfTrouble = trouble === null || trouble.checkedAt === lastReport?.checkedAt;
  return isOfTrouble || lastReport === null ? when : `${when}: ${lastReport.title}`;
}

function sendsText({ messages24h, recipients24h, cap, unit, messagesToday, planToday }: SendReport): string {
  const day = unit === 'messages' ? messages24h : recipients24h;
  const ofCap = cap === null ? '' : ` of ${cap}`;
  const ofPlan = planToday === null ? '' : ` of ${planToday} planned`;
  return `${day}${ofCap} ${unit} in 24 hours, ${messagesToday}${ofPlan} messages today, as seen in Sent`;
}

function uptimeText({ day, week, month }: MailboxDetails['uptime']): string | null {
  const parts = [
    ['24 h', day],
    ['7 days', week],
    ['30 days', month],
  ] as const;
  const known = parts.flatMap(([label, share]) =>
    share === null ? [] : [`${(Math.floor(share * 1000) / 10).toFixed(1)} % of ${label}`],
  );
  return known.length > 0 ? known.join(', ') : null;
}

function span(from: string, to: string): string {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
