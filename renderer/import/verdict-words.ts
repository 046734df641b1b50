import type { ImportRow } from '../../electron/api/contract.ts';
import type { MailboxStatus } from '../status/status-words.ts';
import { mailboxesText, numberText } from '../words/count-words.ts';

export type Verdict = ImportRow['verdict'];

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  added: 'Added',
  exists: 'Watched already',
  refused: 'Refused',
  undecided: 'Could not tell',
  invalid: 'Not usable',
  obstacle: 'Not stored',
};

/** The shape of each verdict, with the tones of the statuses. */
export const VERDICT_GLYPHS: Readonly<Record<Verdict, MailboxStatus>> = {
  added: 'healthy',
  exists: 'paused',
  refused: 'action-needed',
  undecided: 'pending',
  invalid: 'warning',
  obstacle: 'warning',
};

export function hasFailed({ verdict }: ImportRow): boolean {
  return verdict !== 'added' && verdict !== 'exists';
}

/** Whether the same row may fare better later: nothing said no to it. */
export function mayFareBetter({ verdict }: ImportRow): boolean {
  return verdict === 'undecided' || verdict === 'obstacle';
}

/** `38 mailboxes added, 2 watched already, 3 failed`. */
export function resultWords(rows: readonly ImportRow[]): string {
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  const failed = rows.filter(hasFailed).length;
  const parts = [
    `${mailboxesText(count('added'))} added`,
    ...(count('exists') > 0 ? [`${numberText(count('exists'))} watched already`] : []),
    ...(failed > 0 ? [`${numberText(failed)} failed`] : []),
  ];
  return parts.join(', ');
}
