import type { Way } from '../sign-in/offer-words.ts';

/** Where in the window the user is. */
export type Place =
  | { readonly name: 'overview' | 'add' | 'import' | 'settings' | 'about' }
  | { readonly name: 'activity'; readonly of: string | null }
  | { readonly name: 'mailbox'; readonly address: string }
  /** `way` where one of two was asked for. */
  | { readonly name: 'rebind'; readonly address: string; readonly way?: Way };

/** The end of the page's address for a place, e.g. `#/rebind/you%40example.com`: what a notification may open too. */
export function hashOf(place: Place): string {
  if ('address' in place) {
    const way = place.name === 'rebind' && place.way !== undefined ? `/${place.way}` : '';
    return `#/${place.name}/${encodeURIComponent(place.address)}${way}`;
  }
  if (place.name === 'activity' && place.of !== null) return `#/activity/${encodeURIComponent(place.of)}`;
  return place.name === 'overview' ? '#/' : `#/${place.name}`;
}

/** The place that such an end means; the overview where it means none. */
export function placeOf(hash: string): Place {
  const [, name = '', address = '', way = ''] = hash.split('/');
  switch (name) {
    case 'mailbox':
      return { name, address: decode(address) };
    case 'rebind':
      return { name, address: decode(address), ...(isWay(way) && { way }) };
    case 'activity':
      return { name, of: address === '' ? null : decode(address) };
    case 'add':
    case 'import':
    case 'settings':
    case 'about':
      return { name };
    default:
      return { name: 'overview' };
  }
}

function isWay(text: string): text is Way {
  return text === 'sign-in' || text === 'secret';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Somebody cut the link short.
    return text;
  }
}
