import type { Climb } from '../../electron/api/contract.ts';

export type Protocol = Climb['protocol'];
export type Security = 'tls' | 'starttls' | 'none';

/** A server as it stands in the fields of a form. */
export interface ServerDraft {
  /** Whether the protocol is watched at all. */
  readonly isOn: boolean;
  readonly host: string;
  readonly port: string;
  readonly security: Security;
}

const SCHEMES: Readonly<Record<Security, (protocol: Protocol) => string>> = {
  tls: (protocol) => `${protocol}s`,
  starttls: (protocol) => `${protocol}+starttls`,
  none: (protocol) => protocol,
};

/** The ports that servers listen on (RFC 8314, RFC 6409). */
const PORTS: Readonly<Record<Protocol, Readonly<Record<Security, string>>>> = {
  imap: { tls: '993', starttls: '143', none: '143' },
  smtp: { tls: '465', starttls: '587', none: '587' },
};

/** An empty host means “find it”. */
export function emptyDraft(protocol: Protocol): ServerDraft {
  const security = protocol === 'imap' ? 'tls' : 'starttls';
  return { isOn: true, host: '', port: PORTS[protocol][security], security };
}

/** The fields for a server URL; `null` is a protocol that is left out. */
export function draftOf(protocol: Protocol, url: string | null): ServerDraft {
  if (url === null) return { ...emptyDraft(protocol), isOn: false };
  const [, scheme = '', host = '', port = ''] = /^([a-z+]+):\/\/(.*):(\d+)$/.exec(url) ?? [];
  const security = (['tls', 'starttls', 'none'] as const).find((each) => SCHEMES[each](protocol) === scheme);
  if (security === undefined) return emptyDraft(protocol);
  return { isOn: true, host: host.replace(/^\[(.*)\]$/, '$1'), port, security };
}

/** The URL that the fields mean; `off` for a protocol that is left out, `null` where it is to be found. */
export function urlOf(protocol: Protocol, { isOn, host, port, security }: ServerDraft): string | null {
  if (!isOn) return 'off';
  const name = host.trim();
  if (name === '') return null;
  return `${SCHEMES[security](protocol)}://${name.includes(':') ? `[${name}]` : name}:${port.trim()}`;
}

/** Another kind of security: its usual port comes along where the port was a usual one. */
export function withSecurity(protocol: Protocol, draft: ServerDraft, security: Security): ServerDraft {
  const wasUsual = draft.port === '' || Object.values(PORTS[protocol]).includes(draft.port);
  return { ...draft, security, port: wasUsual ? PORTS[protocol][security] : draft.port };
}

/** What is wrong with the port, in a sentence; `null` where nothing is. The program judges the rest. */
export function portProblem({ isOn, host, port }: ServerDraft): string | null {
  if (!isOn || host.trim() === '') return null;
  const number = Number(port.trim());
  return Number.isInteger(number) && number >= 1 && number <= 65_535
    ? null
    : 'A port is a number from 1 to 65535.';
}
