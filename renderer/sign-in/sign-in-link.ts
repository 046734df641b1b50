/**
 * Whether a page to sign in on may be opened: https, or plain http on this computer itself, where the demo and whoever
 * tests with a provider of their own have it.
 */
export function isSignInLink(link: string): boolean {
  const url = URL.parse(link);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
