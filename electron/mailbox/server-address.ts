/** The two mail protocols that a mailbox is watched on. */
export type Protocol = 'imap' | 'smtp';

/** `tls`: encrypted from the first byte. `starttls`: upgraded before sign-in, or refused. `none`: loopback only. */
export type Security = 'tls' | 'starttls' | 'none';

/** Where a server listens and how its connection is secured. */
export interface ServerAddress {
  readonly host: string;
  /** TCP port, 1 to 65535. */
  readonly port: number;
  readonly security: Security;
}

const SCHEMES: Record<Protocol, Record<string, Security>> = {
  imap: { 'imaps:': 'tls', 'imap+starttls:': 'starttls', 'imap:': 'none' },
  smtp: { 'smtps:': 'tls', 'smtp+starttls:': 'starttls', 'smtp:': 'none' },
};

/** Ports of RFC 8314 (implicit TLS) and RFC 6409 (submission), used where a URL names none. */
const DEFAULT_PORT: Record<Protocol, Record<Security, number>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 587 },
};

/** A server address, or the sentence that says what is wrong with the text. */
export type ParsedServer =
  | { readonly ok: true; readonly server: ServerAddress }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads a server URL such as `imaps://imap.example.com:993` or `smtp+starttls://mail.example.com:587`.
 * Plain `imap://` and `smtp://` are accepted for loopback hosts only: a password never crosses a network unencrypted.
 */
export function parseServerUrl(protocol: Protocol, text: string): ParsedServer {
  const examples = Object.keys(SCHEMES[protocol]).map((scheme) => `${scheme}//host`);
  const advice = `Write it as ${examples[0]}:${DEFAULT_PORT[protocol].tls} or ${examples[1]}:${DEFAULT_PORT[protocol].starttls}.`;
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { ok: false, problem: `“${text}” is not a server address. ${advice}` };
  }
  const security = SCHEMES[protocol][url.protocol];
  if (security === undefined) {
    return {
      ok: false,
      problem: `“${url.protocol}//” is not an ${protocol.toUpperCase()} address. ${advice}`,
    };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      ok: false,
      problem: 'A server address holds no user name or password: leave out the part before “@”.',
    };
  }
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1');
  if (host === '' || (url.pathname !== '' && url.pathname !== '/') || url.search !== '' || url.hash !== '') {
    return { ok: false, problem: `“${text}” is not a server address. ${advice}` };
  }
  if (security === 'none' && !isLoopback(host)) {
    return {
      ok: false,
      problem: `${host} would get the password unencrypted. Without TLS only this computer itself (localhost) may be used. ${advice}`,
    };
  }
  return { ok: true, server: { host, port: Number(url.port) || DEFAULT_PORT[protocol][security], security } };
}

/** The URL that {@link parseServerUrl} reads back to the same address. */
export function formatServerUrl(protocol: Protocol, server: ServerAddress): string {
  const scheme = Object.entries(SCHEMES[protocol]).find(([, security]) => security === server.security)?.[0];
  return `${scheme}//${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}`;
}

/** Whether the host can only be this computer (RFC 6761, RFC 1122, RFC 4291). */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
  );
}
