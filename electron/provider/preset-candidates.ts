import { domainOf } from './address-domain.ts';
import { type Candidate, mergeCandidates } from './candidate.ts';
import { findProviderByDomain } from './find-provider.ts';
import type { MailServers, Provider } from './provider.ts';

const WHY = {
  domain: (domain: string, name: string) => `${domain} belongs to ${name}`,
  mx: (domain: string, name: string) => `${name} receives the mail of ${domain}`,
  chosen: (_domain: string, name: string) => `${name} was chosen`,
};

/**
 * The servers that a preset names for an address: how the preset was found is part of the reason. Where customers' own
 * domains have other servers, those lead for an address under such a domain, and the usual ones follow. Empty for
 * `custom`, which names none.
 */
export function presetCandidates(
  address: string,
  provider: Provider,
  foundBy: keyof typeof WHY,
): readonly Candidate[] {
  const { name, imap, smtp, ownDomainServers } = provider;
  const domain = domainOf(address) ?? address;
  const why = WHY[foundBy](domain, name);
  const usual: readonly MailServers[] = imap === null ? [] : [{ imap, smtp }];
  if (ownDomainServers === undefined || findProviderByDomain(domain) === provider) {
    return usual.flatMap((servers) => candidatesOf(address, servers, `${why}, and this is its server.`));
  }
  return mergeCandidates([
    ...candidatesOf(address, ownDomainServers, `${why}, and this is its server for customers’ own domains.`),
    ...usual.flatMap((servers) => candidatesOf(address, servers, `${why}, and some plans use this server.`)),
  ]);
}

function candidatesOf(address: string, { imap, smtp }: MailServers, reason: string): readonly Candidate[] {
  const common = { username: address, source: 'preset' } as const;
  return [
    { ...common, protocol: 'imap', server: imap, reason },
    ...smtp.map((server, index): Candidate => {
      const before = smtp[index - 1];
      const order = before && ` It is for when ${before.host}:${before.port} cannot be reached.`;
      return { ...common, protocol: 'smtp', server, reason: `${reason}${order ?? ''}` };
    }),
  ];
}
