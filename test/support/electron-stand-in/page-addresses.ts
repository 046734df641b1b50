/**
 * Chromium does not know the app's own scheme. In a page, `app://host/path` is an https address under a name that never
 * resolves: secure, standard and an origin of its own, as a privileged scheme is. Each address turns into the other.
 */
const SUFFIX = '.stand-in.invalid';

/** `app://host/path` as the browser has it; other addresses stay. */
export function toBrowserAddress(url: string): string {
  const { protocol, host } = new URL(url);
  const scheme = protocol.slice(0, -1);
  if (['http', 'https', 'data', 'about', 'blob', 'file'].includes(scheme)) return url;
  return url.replace(`${protocol}//${host}`, `https://${host}.${scheme}${SUFFIX}`);
}

/** The browser's address as the app has it. */
export function toAppAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !parsed.hostname.endsWith(SUFFIX)) return url;
  const names = parsed.hostname.slice(0, -SUFFIX.length).split('.');
  const scheme = names.pop() ?? '';
  return url.replace(`https://${parsed.host}`, `${scheme}://${names.join('.')}`);
}

/** Whether the browser's address is one of an own scheme. */
export const isAppAddress = (url: string): boolean => toAppAddress(url) !== url;
