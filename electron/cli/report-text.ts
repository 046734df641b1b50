import type { MailboxReport, ProtocolReport } from '../api/contract.ts';
import type { Step } from '../diagnosis/cause.ts';
import { localMinute } from './local-minute.ts';
import { statusText } from './status-mark.ts';
import { layOutTable, wrapText } from './table.ts';
import type { Terminal } from './terminal.ts';

/** One mailbox's check as a person reads it: the cause first, then what each protocol did, then the steps. */
export function reportText(report: MailboxReport, { style, columns }: Terminal): string {
  const width = Math.min(columns, 100);
  const lines = [`${style('bold', report.address)}  ${statusText(report.status, style)}`];
  if (report.status === 'healthy') {
    // Most mailboxes of a check are well, and one line says so.
    return `${lines[0]}  ${style('gray', protocolsOf(report).map(timing).join(', '))}`;
  }
  lines.push(`  ${style('bold', wrapText(report.title, width, '  '))}`);
  if (report.summary !== report.title) {
    lines.push(`  ${wrapText(report.summary, width, '  ')}`);
  }
  lines.push(
    ...report.warnings.map((warning) => `  ${style('yellow', `▲ ${wrapText(warning, width, '    ')}`)}`),
  );
  const protocols = protocolsOf(report);
  lines.push(
    layOutTable(
      protocols.map((protocol) => protocolRow(protocol, style)),
      columns,
    ),
  );
  for (const { protocol, reply } of protocols) {
    if (reply !== null) {
      lines.push(style('gray', `  ${wrapText(`${protocol.toUpperCase()}: ${reply}`, width, '    ')}`));
    }
  }
  if (!report.signIn.allowed) {
    const secretName = report.mendedBy === 'new-secret' ? 'password' : 'sign-in';
    const { rejectedSinceChange: count, lastRejectedAt } = report.signIn;
    const last = lastRejectedAt === null ? '' : `, the last time ${localMinute(lastRejectedAt)}`;
    lines.push(
      `  ${wrapText(`The server rejected this ${secretName} ${count} times${last}. It is not tried again by itself, so that the account is not locked. Re-bind it, or run “check --sign-in” for one more try.`, width, '  ')}`,
    );
  }
  if (report.advice.length > 0) {
    lines.push('', stepsText(report.advice, width));
  }
  const command = report.id === null ? null : mendingCommand(report);
  if (command !== null) lines.push(`\n  ${command}`);
  return lines.join('\n');
}

/** The command that a step means by “sign in again” or “re-bind”; `null` where none does. */
function mendingCommand({ address, cause, mendedBy, advice }: MailboxReport): string | null {
  switch (mendedBy) {
    case 'new-secret':
      return `With the new password: mailvitals rebind ${address}`;
    case 'sign-in': {
      // Where passwords are refused it never signed in by itself.
      const purpose = cause === 'basic-auth-disabled' ? 'instead of giving a password' : 'again';
      return `To sign in ${purpose}: mailvitals rebind ${address} --oauth`;
    }
    case null:
      // Trouble that mostly passes, or that others mend: to sign in again is one step among them all the same.
      return advice.some(({ text }) => /sign in again/i.test(text))
        ? `Should it come to signing in again: mailvitals rebind ${address} --oauth`
        : null;
  }
}

/** Numbered steps, each with its link below it. */
export function stepsText(steps: readonly Step[], width: number): string {
  return steps
    .map(({ text, url }, index) => {
      const link = url === null ? '' : `\n     ${url}`;
      return `  ${index + 1}. ${wrapText(text, width, '     ')}${link}`;
    })
    .join('\n');
}

function protocolsOf({ imap, smtp }: MailboxReport): readonly ProtocolReport[] {
  return [imap, smtp].filter((protocol) => protocol !== null);
}

function timing({ protocol, ms }: ProtocolReport): string {
  return `${protocol.toUpperCase()} ${Math.round(ms)} ms`;
}

function protocolRow(report: ProtocolReport, style: Terminal['style']): readonly string[] {
  const name = `  ${report.protocol.toUpperCase()}`;
  const ms = `${Math.round(report.ms)} ms`;
  if (report.ok) {
    const tls = report.tls?.protocol ? `, ${report.tls.protocol}` : ', unencrypted';
    return [name, style('green', '✓'), `signed in in ${ms}${tls}`];
  }
  if (report.withheld !== null) {
    return [name, style('gray', '–'), 'connected; no sign-in was tried'];
  }
  return [name, style('red', '✗'), `stopped at ${report.stage} after ${ms}: ${report.cause ?? 'unknown'}`];
}
