import type { WatchReport } from '../api/contract.ts';
import { statusText } from './status-mark.ts';
import type { Terminal } from './terminal.ts';

/** One line for a person about what happened; `null` for what only a program wants to know. */
export function watchLine(event: WatchReport, style: Terminal['style']): string | null {
  const text = textOf(event, style);
  return text === null ? null : `${style('gray', clock(event.at))}  ${text}`;
}

function textOf(event: WatchReport, style: Terminal['style']): string | null {
  switch (event.event) {
    case 'check':
      return null;
    case 'status':
      return `${statusText(event.status, style)}  ${event.address}  ${event.summary}`;
    case 'send':
      return `${style('cyan', '→')} ${event.address} sent ${event.newMessages}: ${event.sends.messages24h} in 24 hours${ofCap(event.sends)}`;
    case 'alert':
    case 'reminder':
      return style('bold', `! ${event.alert.title}`) + bodyOf(event.alert.body);
    case 'recovery':
      return `${style('green', '✓')} ${event.alert.title}${bodyOf(event.alert.body)}`;
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

function bodyOf(body: string): string {
  return body === '' ? '' : `\n          ${body}`;
}

/** Local time of day. */
function clock(at: string): string {
  return new Date(at).toTimeString().slice(0, 8);
}
