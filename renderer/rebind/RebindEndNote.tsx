import { EndNote, spokenBadEnd } from '../rungs/EndNote.tsx';
import type { RebindEnd } from './use-rebinding.ts';

/** Why the new secret was not taken, in place. */
export function RebindEndNote({ end }: { readonly end: RebindEnd | null }) {
  return end === null || end.kind === 'rebound' ? null : (
    <EndNote end={end} kept="The old one is kept. What you pasted is still here." />
  );
}

/** What a screen reader is told of its own accord. */
export function spokenEnd(end: RebindEnd | null): string {
  if (end === null) return '';
  return end.kind === 'rebound'
    ? `${end.report.address} works again.`
    : spokenBadEnd(end, 'Not replaced', 'The old one is kept.');
}
