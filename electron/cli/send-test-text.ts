import type { SendTestResult } from '../api/contract.ts';
import type { Step } from '../diagnosis/cause.ts';
import { noSuchMailbox } from './problem-text.ts';
import { stepsText } from './report-text.ts';
import { wrapText } from './table.ts';
import type { Terminal } from './terminal.ts';

const COUNTED = 'This counted as one sent message.';
const NOT_COUNTED = 'It was not accepted, so it does not count as sent.';

/** How a send test ended, as a person reads it: the outcome first, then the server's words, then the steps. */
export function sendTestText(
  result: SendTestResult,
  { style, columns }: Pick<Terminal, 'style' | 'columns'>,
): string {
  if (result.kind === 'missing') return noSuchMailbox(result.address);
  const width = Math.min(columns, 100);
  const paragraph = (text: string) => `  ${wrapText(text, width, '  ')}`;
  const head = style('bold', result.address);
  const steps = (advice: readonly Step[]) => (advice.length === 0 ? [] : ['', stepsText(advice, width)]);
  const words = (reply: string | null) =>
    reply === null ? [] : [style('gray', paragraph(`SMTP: ${reply}`))];
  switch (result.kind) {
    case 'arrived': {
      const { folder, reply } = result;
      const mark = isInbox(folder) ? style('green', '● arrived') : style('yellow', `▲ arrived in ${folder}`);
      return [
        `${head}  ${mark} after ${seconds(result.delayMs)}`,
        ...(isInbox(folder) ? [] : [paragraph(ASIDE)]),
        ...words(reply),
        paragraph(COUNTED),
      ].join('\n');
    }
    case 'not-seen':
      return [
        `${head}  ${style('yellow', '▲ accepted, not seen')}`,
        paragraph(result.summary),
        ...words(result.reply),
        paragraph(COUNTED),
      ].join('\n');
    case 'refused':
      return [
        `${head}  ${style('red', '⬣ refused')} (${result.cause})`,
        paragraph(style('bold', result.title)),
        paragraph(result.summary),
        ...words(result.reply),
        paragraph(NOT_COUNTED),
        ...steps(result.advice),
      ].join('\n');
    case 'impossible':
      return [`${head}  could not be tested`, paragraph(result.summary), ...steps(result.advice)].join('\n');
  }
}

const ASIDE =
  'It did not come to the inbox: a filter or the spam check put it aside, and may do so elsewhere with what this mailbox sends.';

/** RFC 3501 section 5.1: the one folder whose name is the same in any case. */
function isInbox(folder: string): boolean {
  return folder.toUpperCase() === 'INBOX';
}

function seconds(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
