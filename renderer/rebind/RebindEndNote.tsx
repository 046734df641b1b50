import { shortcomingOf } from '../rungs/bound-words.ts';
import { EndNote, spokenBadEnd } from '../rungs/EndNote.tsx';
import type { Way } from '../sign-in/offer-words.ts';
import type { RebindEnd } from './use-rebinding.ts';

interface RebindEndNoteProps {
  readonly end: RebindEnd | null;
  readonly way: Way;
  /** Who is asked to sign in, e.g. `Microsoft`; absent where nobody is. */
  readonly issuer: string | undefined;
  /** Goes on with whoever signed in as the mailbox’s user name. */
  readonly onSameMailbox: (signedInAs: string) => void;
}

/** Why the mailbox was not bound anew, in place. */
export function RebindEndNote({ end, way, issuer, onSameMailbox }: RebindEndNoteProps) {
  return end === null || end.kind === 'rebound' ? null : (
    <EndNote
      end={end}
      kept={way === 'secret' ? 'The old one is kept. What you pasted is still here.' : 'Nothing was changed.'}
      {...(issuer !== undefined && { issuer })}
      onSameMailbox={onSameMailbox}
    />
  );
}

/** What a screen reader is told of its own accord. */
export function spokenEnd(end: RebindEnd | null): string {
  if (end === null) return '';
  if (end.kind !== 'rebound') return spokenBadEnd(end, 'Not replaced', 'The old one is kept.');
  const shortcoming = shortcomingOf(end.report);
  return shortcoming === null
    ? `${end.report.address} works again.`
    : `You are signed in, but ${end.report.address} ${shortcoming}. ${end.report.title}.`;
}
