import type { MxRecord, SrvRecord } from 'node:dns';
import type { DnsLookup } from '../../../electron/provider/dns.ts';

interface Answers {
  readonly mx?: readonly MxRecord[];
  /** By full name, e.g. `_imaps._tcp.example.com`; any other name does not exist. */
  readonly srv?: Readonly<Record<string, readonly SrvRecord[]>>;
  readonly onMx?: (domain: string) => void;
  readonly onSrv?: (name: string) => void;
}

/** A DNS that answers from a table, and for the rest as Node does where a name does not exist. */
export function dnsWith({ mx = [], srv = {}, onMx, onSrv }: Answers = {}): DnsLookup {
  return {
    resolveMx: async (domain) => {
      onMx?.(domain);
      return mx.length > 0 ? mx : Promise.reject(dnsError('ENOTFOUND'));
    },
    resolveSrv: async (name) => {
      onSrv?.(name);
      return srv[name] ?? Promise.reject(dnsError('ENODATA'));
    },
  };
}

/** A DNS that answers every question with this error. */
export function failingWith(code: string): DnsLookup {
  const fail = () => Promise.reject(dnsError(code));
  return { resolveMx: fail, resolveSrv: fail };
}

export function dnsError(code: string): Error {
  return Object.assign(new Error(`query${code}`), { code });
}
