import { EndNote, spokenBadEnd } from '../rungs/EndNote.tsx';
import type { EditEnd } from './use-editing.ts';

/** Why it was not changed, in place. */
export function EditEndNote({ end }: { readonly end: EditEnd | null }) {
  return end === null || end.kind === 'edited' ? null : (
    <EndNote end={end} kept="Nothing is changed. What you entered is still here." />
  );
}

/** What a screen reader is told of its own accord. */
export function spokenEnd(end: EditEnd | null): string {
  if (end === null) return '';
  return end.kind === 'edited' ? 'Saved.' : spokenBadEnd(end, 'Not changed', 'Nothing is changed.');
}
