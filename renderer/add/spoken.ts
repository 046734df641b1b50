import type { SignInOffer } from '../../electron/api/contract.ts';
import { shortcomingOf } from '../rungs/bound-words.ts';
import { spokenBadEnd } from '../rungs/EndNote.tsx';
import { offerSentence } from '../sign-in/offer-words.ts';
import type { AddEnd } from './use-adding.ts';
import type { Discovery } from './use-discovery.ts';

/** What a screen reader is told of its own accord about a try: the news in a sentence or two, no more. */
export function spokenEnd(end: AddEnd | null): string {
  if (end === null) return '';
  if (end.kind === 'added') {
    const shortcoming = shortcomingOf(end.report);
    const watched = `${end.report.address} is watched`;
    return shortcoming === null ? `${watched}.` : `${watched}, but ${shortcoming}. ${end.report.title}.`;
  }
  if (end.kind === 'exists') return `${end.address} is watched already.`;
  return spokenBadEnd(end, 'Not added', 'Nothing is stored.');
}

/** What it is told about the address. `offer` is what is signed in with; `null` where a secret is asked for. */
export function spokenDiscovery(discovery: Discovery, offer: SignInOffer | null): string {
  switch (discovery.kind) {
    case 'found':
      return `${discovery.found.providerName}, ${discovery.found.recognisedBy}. ${offer === null ? discovery.found.secretAdvice : offerSentence(offer)}`;
    case 'failed':
      return `The servers could not be looked up. ${discovery.sentence}`;
    default:
      return '';
  }
}
