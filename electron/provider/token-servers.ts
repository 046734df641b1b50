import type { FieldProblem } from '../mailbox/parse-mailbox.ts';
import { isLoopback, type ServerAddress } from '../mailbox/server-address.ts';
import { signInName } from './browser-sign-in.ts';
import { PROVIDERS } from './presets.ts';
import type { Provider } from './provider.ts';

/** Where a mailbox would show what it signs in with. */
export interface ShownServers {
  readonly imap: ServerAddress | null;
  readonly smtp: ServerAddress | null;
}

/**
 * What is wrong with servers that an access token would be shown to. It opens the mailbox to whoever holds it, for an hour:
 * so the provider’s own servers get one, and this computer, where a proxy of the user’s may stand; no other does, whoever
 * named it. A password is the user’s to give; a token is given by a click on somebody else’s page.
 */
export function tokenServerProblems(servers: ShownServers, provider: Provider): readonly FieldProblem[] {
  const domains = ownDomains(provider);
  const name = signInName(provider);
  return (['imap', 'smtp'] as const).flatMap((protocol) => {
    const host = servers[protocol]?.host.toLowerCase();
    if (host === undefined || isLoopback(host) || isWithin(host, domains)) return [];
    const sentence = `${host} is no server of ${name}, and a sign-in with ${name} is shown to those alone. Leave the server to be found, or use a password.`;
    return [{ field: protocol, sentence }];
  });
}

function isWithin(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** Of all presets that sign in at the same place, e.g. `office365.com`: Microsoft names its servers by several. */
function ownDomains({ oauth }: Provider): readonly string[] {
  const hosts = PROVIDERS.filter((one) => oauth !== null && one.oauth?.issuer === oauth.issuer).flatMap(
    ({ imap, smtp, ownDomainServers }) =>
      [imap, ...smtp, ownDomainServers?.imap, ...(ownDomainServers?.smtp ?? [])].flatMap(
        (server) => server?.host ?? [],
      ),
  );
  return [...new Set(hosts.map((host) => host.split('.').slice(-2).join('.')))];
}
