import type { MailboxSummary } from '../api/contract.ts';
import type { MailboxStatus } from '../diagnosis/cause.ts';
import type { Terminal } from './terminal.ts';

type Style = Parameters<Terminal['style']>[0];

/** One shape and one word per status, as in the window: it reads without colour. */
export const STATUS_MARK: Record<
  MailboxStatus,
  { readonly glyph: string; readonly word: string; readonly style: Style }
> = {
  healthy: { glyph: '●', word: 'healthy', style: 'green' },
  warning: { glyph: '▲', word: 'warning', style: 'yellow' },
  pending: { glyph: '◌', word: 'checking again', style: 'yellow' },
  'action-needed': { glyph: '⬣', word: 'needs you', style: 'red' },
  unreachable: { glyph: '■', word: 'unreachable', style: 'magenta' },
  offline: { glyph: '⊘', word: 'offline', style: 'gray' },
  paused: { glyph: '‖', word: 'paused', style: 'gray' },
  stale: { glyph: '○', word: 'no fresh proof', style: 'gray' },
  unknown: { glyph: '?', word: 'not known', style: 'gray' },
};

/** The shape and the word, in the status's colour. */
export function statusText(status: MailboxStatus, style: Terminal['style']): string {
  const mark = STATUS_MARK[status];
  return style(mark.style, `${mark.glyph} ${mark.word}`);
}

/** As {@link statusText}; a failure that is not confirmed says how far it is, since nobody may be checking again. */
export function standingText(
  { status, attempt }: Pick<MailboxSummary, 'status' | 'attempt'>,
  style: Terminal['style'],
): string {
  const mark = STATUS_MARK[status];
  return attempt === null
    ? statusText(status, style)
    : style(mark.style, `${mark.glyph} failed ${attempt.failed} of ${attempt.of}`);
}
