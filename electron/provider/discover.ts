import { domainOf } from './address-domain.ts';
import { withinMs } from './answer.ts';
import { lookUpAutoconfig } from './autoconfig.ts';
import { type Candidate, mergeCandidates } from './candidate.ts';
import type { DnsLookup } from './dns.ts';
import { type RecognisedProvider, recogniseProvider } from './find-provider.ts';
import { guessServers } from './guesses.ts';
import { presetCandidates } from './preset-candidates.ts';
import { lookUpSrv } from './srv-records.ts';

/** What was found out about an address, and what to try in which order. */
export interface Discovery extends RecognisedProvider {
  readonly address: string;
  /** Best first within each protocol; empty where the address has no domain. */
  readonly candidates: readonly Candidate[];
  /** Documents that were found and not used, one sentence each. */
  readonly refusals: readonly string[];
}

/** How the network is reached. */
export interface DiscoverOptions {
  readonly dns: DnsLookup;
  readonly fetch: typeof fetch;
  /** For everything together, in milliseconds; 8 seconds where absent. */
  readonly timeoutMs?: number;
  /** Ends the discovery early; what was found by then is returned. */
  readonly signal?: AbortSignal;
}

/** The part of the time that the first question, for MX, may take: the others are asked even if it stays silent. */
const MX_SHARE = 0.4;

/**
 * Finds the servers of an address. A known provider's preset answers alone; only for other domains are their SRV
 * records and autoconfig documents asked, both at once, because the latter are told the address. Never rejects.
 */
export async function discover(
  address: string,
  { dns, fetch, timeoutMs = 8_000, signal: outer }: DiscoverOptions,
): Promise<Discovery> {
  const typed = address.trim();
  return withinMs(
    timeoutMs,
    async (signal) => {
      const recognised = await withinMs(
        timeoutMs * MX_SHARE,
        (mxSignal) => recogniseProvider(typed, dns, mxSignal),
        signal,
      );
      if (recognised.reason !== 'none') {
        const candidates = presetCandidates(typed, recognised.provider, recognised.reason);
        return { ...recognised, address: typed, candidates, refusals: [] };
      }
      const domain = domainOf(typed);
      if (domain === null) {
        return { ...recognised, address: typed, candidates: [], refusals: [] };
      }
      const [srv, autoconfig] = await Promise.all([
        lookUpSrv(typed, domain, dns, signal),
        lookUpAutoconfig(typed, domain, fetch, signal),
      ]);
      const guesses = guessServers(typed, domain).filter(
        ({ protocol, server }) =>
          !srv.notOffered.some((not) => not.protocol === protocol && not.security === server.security),
      );
      return {
        ...recognised,
        dnsFailed: recognised.dnsFailed || srv.dnsFailed,
        address: typed,
        candidates: mergeCandidates([...srv.candidates, ...autoconfig.candidates, ...guesses]),
        refusals: autoconfig.refusals,
      };
    },
    outer,
  );
}
