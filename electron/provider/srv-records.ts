import type { SrvRecord } from 'node:dns';
import type { Protocol, Security } from '../mailbox/server-address.ts';
import { type Candidate, outsideDomainNote } from './candidate.ts';
import { type DnsLookup, recordsOf } from './dns.ts';
import { readHostName } from './host-name.ts';

/** A mail service as DNS names it. */
export interface SrvService {
  readonly label: string;
  readonly protocol: Protocol;
  readonly security: Exclude<Security, 'none'>;
}

/** RFC 6186 and, for implicit TLS on submission, RFC 8314, which also prefers TLS from the first byte: hence the order. */
export const SRV_SERVICES: readonly SrvService[] = [
  { label: '_imaps._tcp', protocol: 'imap', security: 'tls' },
  { label: '_imap._tcp', protocol: 'imap', security: 'starttls' },
  { label: '_submissions._tcp', protocol: 'smtp', security: 'tls' },
  { label: '_submission._tcp', protocol: 'smtp', security: 'starttls' },
];

/** What the domain's SRV records say. */
export interface SrvFindings {
  readonly candidates: readonly Candidate[];
  /** Services that the domain says it does not offer: a target of “.” (RFC 2782). */
  readonly notOffered: readonly SrvService[];
  /** Whether a question could not be asked. */
  readonly dnsFailed: boolean;
}

/** Asks for all four services at once. */
export async function lookUpSrv(
  address: string,
  domain: string,
  dns: DnsLookup,
  signal: AbortSignal,
): Promise<SrvFindings> {
  const answers = await Promise.all(
    SRV_SERVICES.map(async (service) => ({
      service,
      answer: await recordsOf((abort) => dns.resolveSrv(`${service.label}.${domain}`, abort), signal),
    })),
  );
  const told = answers.map(({ service, answer }) => ({ service, records: answer.ok ? answer.value : [] }));
  return {
    candidates: told.flatMap(({ service, records }) => candidatesFromSrv(address, domain, service, records)),
    notOffered: told.filter(({ records }) => records.some(saysNotOffered)).map(({ service }) => service),
    dnsFailed: answers.some(({ answer }) => !answer.ok),
  };
}

/**
 * The servers of one service, best first. RFC 2782 draws among equal priorities by weight; here the heaviest comes
 * first, so that the same domain always gives the same list.
 */
export function candidatesFromSrv(
  address: string,
  domain: string,
  { label, protocol, security }: SrvService,
  records: readonly SrvRecord[],
): readonly Candidate[] {
  if (records.some(saysNotOffered)) {
    return [];
  }
  return records
    .toSorted((one, other) => one.priority - other.priority || other.weight - one.weight)
    .flatMap(({ name, port }): Candidate[] => {
      const host = readHostName(name);
      return host === null || port < 1 || port > 65_535
        ? []
        : [
            {
              protocol,
              server: { host, port, security },
              username: address,
              source: 'srv',
              reason: `The DNS of ${domain} names ${host} as its ${protocol.toUpperCase()} server (${label}).${outsideDomainNote(host, domain)}`,
            },
          ];
    });
}

/** Node gives the root name as an empty text. */
function saysNotOffered(record: SrvRecord): boolean {
  return record.name === '' || record.name === '.';
}
