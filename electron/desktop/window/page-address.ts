/** The scheme under which the window's page is served; privileged before the app is ready. */
export const PAGE_SCHEME = 'app';
const PAGE_HOST = 'mailvitals';

/** The address of the page; `hash` is a place in it, such as `#/settings`. */
export function pageAddress(hash = ''): string {
  return `${PAGE_SCHEME}://${PAGE_HOST}/${hash}`;
}

/** Whether an address is the page's. By its parts: Node gives every address of an own scheme the origin `null`. */
export function isPageAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${PAGE_SCHEME}:` && url.host === PAGE_HOST && url.username === '';
}
