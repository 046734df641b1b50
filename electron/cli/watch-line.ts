import type { WatchReport } from '../api/contract.ts';
import { statusText } from './status-mark.ts';
import { wrapText } from './table.ts';
import type { Terminal } from './terminal.ts';

type LineStyle = Pick<Terminal, 'style' | 'columns'>;

/** One line for a person about what happened; `null` for what only a program wants to know. */
export function watchLine(event: WatchReport, terminal: LineStyle): string | null {
  const text = textOf(event, terminal);
  return text === null ? null : `${terminal.style('gray', clock(event.at))}  ${text}`;
}

function textOf(event: WatchReport, { style, columns }: LineStyle): string | null {
  switch (event.event) {
    case 'check':
      return null;
    case 'status':
      return `${statusText(event.status, style)}  ${event.address}  ${event.summary}`;
    case 'send':
      return `${style('cyan', '→')} ${event.address} sent ${event.newMessages}: ${event.sends.messages24h} in 24 hours${ofCap(event.sends)}`;
    case 'alert':
    case 'reminder':
      return style('bold', `! ${event.alert.title}`) + bodyOf(event.alert.body, columns);
    case 'recovery':
      return `${style('green', '✓')} ${event.alert.title}${bodyOf(event.alert.body, columns)}`;
    case 'withdrawn':
      return null;
    case 'offline':
      return '⊘ This computer is offline: nobody is alerted until it is back.';
    case 'online':
      return '● This computer is online again.';
  }
}

function ofCap({ cap, unit }: { readonly cap: number | null; readonly unit: string }): string {
  return cap === null ? '' : ` of ${cap} ${unit}`;
}

/** Below the time of day. */
const INDENT = ' '.repeat(10);

function bodyOf(body: string, columns: number): string {
  const width = Math.min(columns, 100);
  return body === '' ? '' : `\n${INDENT}${wrapText(body, width, INDENT)}`;
}

/** Local time of day. */
function clock(at: string): string {
  return new Date(at).toTimeString().slice(0, 8);
}
