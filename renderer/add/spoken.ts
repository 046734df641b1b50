import type { FieldProblem, SignInOffer } from '../../electron/api/contract.ts';
import { shortcomingOf } from '../rungs/bound-words.ts';
import { spokenBadEnd } from '../rungs/EndNote.tsx';
import { offerSentence } from '../sign-in/offer-words.ts';
import type { AddEnd } from './use-adding.ts';
import type { Discovery } from './use-discovery.ts';

/** The fields of the form that do not say what is wrong with them before they have the focus. */
export const QUIET_FIELDS: readonly string[] = [
  'address',
  'imap',
  'smtp',
  'imap-port',
  'smtp-port',
  'username',
  'ca',
  'tags',
];

/** What a screen reader is told of its own accord about a try: the news in a sentence or two, no more. */
export function spokenEnd(end: AddEnd | null, problems: readonly FieldProblem[]): string {
  if (end === null) {
    const quiet = problems.filter(({ field }) => QUIET_FIELDS.includes(field));
    return quiet.length === 0 ? '' : ['Not added.', ...quiet.map(({ sentence }) => sentence)].join(' ');
  }
  if (end.kind === 'added') {
    const shortcoming = shortcomingOf(end.report);
    const watched = `${end.report.address} is watched`;
    return shortcoming === null ? `${watched}.` : `${watched}, but ${shortcoming}. ${end.report.title}.`;
  }
  if (end.kind === 'exists') return `${end.address} is watched already.`;
  return spokenBadEnd(end, 'Not added', 'No mailbox is stored.');
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
