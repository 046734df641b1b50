import type { DnsLookup } from '../provider/dns.ts';
import type { Provider } from '../provider/provider.ts';
import type { Troupe } from './cast.ts';

/** What can be looked up in the demo: who receives the mail of its own domains, and nothing else. Asks nobody. */
export function demoDirectory(
  providers: readonly {
    readonly troupe: Pick<Troupe, 'domain'>;
    readonly preset: Pick<Provider, 'mxSuffixes'>;
  }[],
): {
  readonly dns: DnsLookup;
  readonly fetch: typeof fetch;
} {
  const mxOf = new Map(
    providers.map(({ troupe, preset }) => [troupe.domain, `mx.${preset.mxSuffixes[0]}`] as const),
  );
  return {
    dns: {
      resolveMx: async (domain) => {
        const exchange = mxOf.get(domain.toLowerCase());
        if (exchange === undefined) throw noSuchName(domain);
        return [{ exchange, priority: 10 }];
      },
      resolveSrv: async (name) => {
        throw noSuchName(name);
      },
    },
    fetch: async () => new Response(null, { status: 404 }),
  };
}

function noSuchName(name: string): Error {
  return Object.assign(new Error(`queryMx ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
}
