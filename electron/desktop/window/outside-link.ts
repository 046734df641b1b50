/** Windows takes no longer one (https://www.electronjs.org/docs/latest/api/shell). */
const LONGEST_LINK = 2_081;

/** The link to hand to the browser, written out anew; `null` for anything but https to one of `hosts`. */
export function outsideLink(link: string, hosts: ReadonlySet<string>): string | null {
  const url = URL.parse(link);
  if (url === null || url.protocol !== 'https:' || !hosts.has(url.host)) return null;
  if (url.username !== '' || url.password !== '' || url.href.length > LONGEST_LINK) return null;
  return url.href;
}
