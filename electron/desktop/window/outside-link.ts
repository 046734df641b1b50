/** Windows takes no longer one (https://www.electronjs.org/docs/latest/api/shell). */
const LONGEST_LINK = 2_081;

/** Where links may lead. */
export interface OutsidePlaces {
  /** Over https. */
  readonly hosts: ReadonlySet<string>;
  /** Over plain http, on this computer alone: the sign-in pages that the demo plays, e.g. `http://127.0.0.1:20001`. */
  readonly loopbackOrigins: readonly string[];
}

/** The link to hand to the browser, written out anew; `null` for one that leads anywhere else. */
export function outsideLink(link: string, places: OutsidePlaces): string | null {
  const url = URL.parse(link);
  if (url === null || !mayBeReached(url, places)) return null;
  if (url.username !== '' || url.password !== '' || url.href.length > LONGEST_LINK) return null;
  return url.href;
}

function mayBeReached(url: URL, { hosts, loopbackOrigins }: OutsidePlaces): boolean {
  if (url.protocol === 'https:') return hosts.has(url.host);
  return url.protocol === 'http:' && isLoopback(url) && loopbackOrigins.includes(url.origin);
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}
