import { spokenBadEnd } from '../rungs/EndNote.tsx';
import type { AddEnd } from './use-adding.ts';
import type { Discovery } from './use-discovery.ts';

/** What a screen reader is told of its own accord about a try: the news in a sentence or two, no more. */
export function spokenEnd(end: AddEnd | null): string {
  if (end === null) return '';
  if (end.kind === 'added') return `${end.report.address} is watched.`;
  if (end.kind === 'exists') return `${end.address} is watched already.`;
  return spokenBadEnd(end, 'Not added', 'Nothing is stored.');
}

/** What it is told about the address. */
export function spokenDiscovery(discovery: Discovery): string {
  switch (discovery.kind) {
    case 'found':
      return `${discovery.found.providerName}, ${discovery.found.recognisedBy}. ${discovery.found.secretAdvice}`;
    case 'failed':
      return `The servers could not be looked up. ${discovery.sentence}`;
    default:
      return '';
  }
}
