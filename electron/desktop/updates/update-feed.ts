/** Where news of new versions come from: an address, what the build wrote into the package, or nowhere. */
export type UpdateFeed =
  | { readonly kind: 'off' }
  | { readonly kind: 'built-in' }
  | { readonly kind: 'address'; readonly url: string };

/** Of what the app is. */
export interface Installed {
  readonly isPackaged: boolean;
  readonly hasBuiltIn: boolean;
  /** A demo is not what is installed. */
  readonly isDemo: boolean;
}

/** Off until somebody names a feed: at build time, or for this computer by MAILVITALS_UPDATE_FEED (https, or loopback for a trial). */
export function updateFeed(
  env: Readonly<Record<string, string | undefined>>,
  { isPackaged, hasBuiltIn, isDemo }: Installed,
): UpdateFeed {
  const named = URL.parse(env.MAILVITALS_UPDATE_FEED ?? '');
  if (!isPackaged || isDemo) return { kind: 'off' };
  if (named !== null) return isFit(named) ? { kind: 'address', url: named.href } : { kind: 'off' };
  return hasBuiltIn ? { kind: 'built-in' } : { kind: 'off' };
}

/** What is fetched becomes the app: nobody on the way may choose it. */
function isFit({ protocol, hostname, username }: URL): boolean {
  const isLoopback = protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return (protocol === 'https:' || isLoopback) && username === '';
}
