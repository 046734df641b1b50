import { domainOf } from './address-domain.ts';
import { type DnsLookup, recordsOf } from './dns.ts';
import { custom } from './presets/custom.ts';
import { PROVIDERS } from './presets.ts';
import type { Provider } from './provider.ts';

/** The provider of an address, and how it was recognised. */
export interface RecognisedProvider {
  /** The `custom` preset where none was recognised. */
  readonly provider: Provider;
  readonly reason: 'domain' | 'mx' | 'none';
  /** Whether DNS could not be asked: `none` then means “not known”, and a later try may find one. */
  readonly dnsFailed: boolean;
}

const byDomain = new Map(
  PROVIDERS.flatMap((provider) => provider.domains.map((domain) => [domain, provider] as const)),
);

/** Longest first, so that the most specific suffix of a host is met first. */
const mxSuffixes = PROVIDERS.flatMap((provider) =>
  provider.mxSuffixes.map((suffix) => ({ suffix, provider })),
).sort((one, other) => other.suffix.length - one.suffix.length);

/** The preset that lists this domain of addresses, itself or through a `*.` entry, or `null`. Asks no one. */
export function findProviderByDomain(domain: string): Provider | null {
  const name = normalise(domain);
  const labels = name.split('.');
  const parents = labels.map((_, from) => `*.${labels.slice(from + 1).join('.')}`);
  for (const entry of [name, ...parents]) {
    const found = byDomain.get(entry);
    if (found !== undefined) {
      return found;
    }
  }
  return null;
}

/**
 * The preset whose servers receive mail for these MX hosts, best host first, or `null`. The first host that anything is
 * known of decides: a backup MX elsewhere does not. Of a host's suffixes the most specific counts.
 */
export function findProviderByMx(mxHosts: readonly string[]): Provider | null {
  for (const host of mxHosts.map(normalise)) {
    const found = mxSuffixes.find(({ suffix }) => host === suffix || host.endsWith(`.${suffix}`));
    if (found !== undefined) {
      return found.provider;
    }
  }
  return null;
}

/** Finds the provider of an address by its domain, without any query, and only then by MX. A failing DNS is no error. */
export async function recogniseProvider(
  address: string,
  dns: DnsLookup,
  signal: AbortSignal = new AbortController().signal,
): Promise<RecognisedProvider> {
  const domain = domainOf(address);
  if (domain === null) {
    return { provider: custom, reason: 'none', dnsFailed: false };
  }
  const ownProvider = findProviderByDomain(domain);
  if (ownProvider !== null) {
    return { provider: ownProvider, reason: 'domain', dnsFailed: false };
  }
  const answer = await recordsOf((abort) => dns.resolveMx(domain, abort), signal);
  if (!answer.ok) {
    return { provider: custom, reason: 'none', dnsFailed: true };
  }
  const hosts = answer.value.toSorted((one, other) => one.priority - other.priority).map((mx) => mx.exchange);
  const provider = findProviderByMx(hosts);
  return provider === null
    ? { provider: custom, reason: 'none', dnsFailed: false }
    : { provider, reason: 'mx', dnsFailed: false };
}

function normalise(name: string): string {
  return name.trim().toLowerCase().replace(/\.$/, '');
}
