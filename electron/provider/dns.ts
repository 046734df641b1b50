import type { MxRecord, SrvRecord } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { Answer } from './answer.ts';
import { answerOf } from './answer.ts';

/** The two DNS questions that finding a provider asks; `node:dns/promises` fits. Both reject as Node's do. */
export interface DnsLookup {
  resolveMx(domain: string, signal?: AbortSignal): Promise<readonly MxRecord[]>;
  resolveSrv(name: string, signal?: AbortSignal): Promise<readonly SrvRecord[]>;
}

/** How the system's resolvers are asked. */
export interface SystemDnsOptions {
  /** For the first try of one resolver, in milliseconds; further tries wait longer. */
  readonly timeoutMs?: number;
  readonly tries?: number;
  /** `address` or `address:port` of the resolvers; the system's own where absent. */
  readonly servers?: readonly string[];
}

/** Asks the system's resolvers. Every question has a resolver of its own, so that aborting one leaves the others alone. */
export function systemDns({ timeoutMs = 2_000, tries = 2, servers }: SystemDnsOptions = {}): DnsLookup {
  const ask = async <T>(query: (resolver: Resolver) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    signal?.throwIfAborted();
    const resolver = new Resolver({ timeout: timeoutMs, tries });
    if (servers !== undefined) {
      resolver.setServers(servers);
    }
    const cancel = () => resolver.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await query(resolver);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  };
  return {
    resolveMx: (domain, signal) => ask((resolver) => resolver.resolveMx(domain), signal),
    resolveSrv: (name, signal) => ask((resolver) => resolver.resolveSrv(name), signal),
  };
}

/** “No such name” and “no such record” are answers, not failures (RFC 2308). */
const NO_RECORDS = new Set(['ENOTFOUND', 'ENODATA']);

/** The records of one question: an empty list where DNS says there are none, a problem where it could not say. */
export async function recordsOf<T>(
  ask: (signal: AbortSignal) => Promise<readonly T[]>,
  signal: AbortSignal,
): Promise<Answer<readonly T[]>> {
  const answer = await answerOf(ask, signal);
  return !answer.ok && answer.code !== null && NO_RECORDS.has(answer.code) ? { ok: true, value: [] } : answer;
}
