import type { AddEnd } from './use-adding.ts';
import type { Discovery } from './use-discovery.ts';

/** What a screen reader is told of its own accord about a try: the news in a sentence or two, no more. */
export function spokenEnd(end: AddEnd | null): string {
  switch (end?.kind) {
    case 'refused':
    case 'undecided':
      return `Not added. ${end.report.title}. ${end.report.summary}`;
    case 'obstacle':
      return `Not added. ${end.obstacle.title}. ${end.obstacle.sentence}`;
    case 'fault':
      return `Not added. ${end.sentence}`;
    case 'stopped':
      return 'Stopped. Nothing is stored.';
    case 'exists':
      return `${end.address} is watched already.`;
    case 'added':
      return `${end.report.address} is watched.`;
    case undefined:
      return '';
  }
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
