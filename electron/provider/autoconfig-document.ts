import { XMLParser } from 'fast-xml-parser';
import * as v from 'valibot';
import type { Protocol, Security } from '../mailbox/server-address.ts';
import { type Candidate, outsideDomainNote } from './candidate.ts';
import { readHostName } from './host-name.ts';

/** The candidates a document names, or the clause that says why it was not read. */
export type ReadDocument =
  | { readonly ok: true; readonly candidates: readonly Candidate[] }
  | { readonly ok: false; readonly problem: string };

/** Who is asking, and where the document was found. */
export interface DocumentContext {
  readonly address: string;
  readonly domain: string;
  readonly url: string;
}

const LISTS = new Set(['emailProvider', 'incomingServer', 'outgoingServer']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  // Nothing in this format needs an entity; with them off, no document can grow or reach for a file.
  processEntities: false,
  isArray: (name) => LISTS.has(name),
});

const documentSchema = v.object({
  clientConfig: v.object({
    emailProvider: v.array(
      v.object({
        incomingServer: v.optional(v.array(v.unknown()), []),
        outgoingServer: v.optional(v.array(v.unknown()), []),
      }),
    ),
  }),
});

const serverSchema = v.object({
  '@type': v.picklist(['imap', 'smtp']),
  hostname: v.string(),
  port: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\d{1,5}$/),
    v.transform(Number),
    v.minValue(1),
    v.maxValue(65_535),
  ),
  socketType: v.pipe(v.string(), v.trim(), v.picklist(['SSL', 'STARTTLS'])),
  // Several are allowed; then, and where it is absent, the address serves.
  username: v.fallback(v.string(), '%EMAILADDRESS%'),
});

const SECURITY: Record<'SSL' | 'STARTTLS', Exclude<Security, 'none'>> = { SSL: 'tls', STARTTLS: 'starttls' };

/**
 * Reads Thunderbird's autoconfig format, version 1.1
 * (https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat). POP, plain connections and servers
 * whose names are not host names are left out.
 */
export function readAutoconfigDocument(xml: string, context: DocumentContext): ReadDocument {
  // The format has no DOCTYPE: one can only be there to do harm (XXE, billion laughs).
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) {
    return { ok: false, problem: 'it declares a document type, which this format does not have' };
  }
  let tree: unknown;
  try {
    tree = parser.parse(xml, true);
  } catch {
    return { ok: false, problem: 'it is not well-formed XML' };
  }
  const document = v.safeParse(documentSchema, tree);
  if (!document.success) {
    return { ok: false, problem: 'it is not an autoconfig document' };
  }
  const providers = document.output.clientConfig.emailProvider;
  const read = (protocol: Protocol) => (server: unknown) => readServer(server, protocol, context);
  return {
    ok: true,
    candidates: [
      ...providers.flatMap((provider) => provider.incomingServer).flatMap(read('imap')),
      ...providers.flatMap((provider) => provider.outgoingServer).flatMap(read('smtp')),
    ],
  };
}

function readServer(
  server: unknown,
  protocol: Protocol,
  { address, domain, url }: DocumentContext,
): Candidate[] {
  const parsed = v.safeParse(serverSchema, server);
  if (!parsed.success || parsed.output['@type'] !== protocol) {
    return [];
  }
  const { hostname, port, socketType, username } = parsed.output;
  const host = readHostName(fillIn(hostname, address, domain));
  if (host === null) {
    return [];
  }
  return [
    {
      protocol,
      server: { host, port, security: SECURITY[socketType] },
      username: readUsername(username, address, domain),
      source: 'autoconfig',
      reason: `${new URL(url).host} publishes ${host} as the ${protocol.toUpperCase()} server of ${domain}.${outsideDomainNote(host, domain)}`,
    },
  ];
}

/** An unknown placeholder, or a control character that could smuggle a command into IMAP, makes way for the address. */
function readUsername(template: string, address: string, domain: string): string {
  const username = fillIn(template.trim(), address, domain);
  return username === '' || /%[A-Z]+%|\p{Cc}/u.test(username) ? address : username;
}

/** Functions as replacements: `$&` in an address must stay what it is. */
function fillIn(template: string, address: string, domain: string): string {
  return template
    .replaceAll('%EMAILADDRESS%', () => address)
    .replaceAll('%EMAILLOCALPART%', () => address.slice(0, address.lastIndexOf('@')))
    .replaceAll('%EMAILDOMAIN%', () => domain);
}
