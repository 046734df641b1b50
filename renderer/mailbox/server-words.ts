const SECURITY: Readonly<Record<string, string>> = {
  'imaps:': 'TLS',
  'smtps:': 'TLS',
  'imap+starttls:': 'STARTTLS',
  'smtp+starttls:': 'STARTTLS',
  'imap:': 'not encrypted, this computer only',
  'smtp:': 'not encrypted, this computer only',
};

/** A server in words. */
export interface ServerWords {
  readonly host: string;
  /** `port 993, TLS`. */
  readonly way: string;
}

/** Reads a server URL as the program writes it, e.g. `imaps://imap.example.com:993`. */
export function serverWords(url: string): ServerWords {
  const [, scheme = '', host = '', port = ''] = /^([a-z+]+:)\/\/(.*?)(?::(\d+))?$/.exec(url) ?? [];
  if (host === '') return { host: url, way: '' };
  const way = [port === '' ? null : `port ${port}`, SECURITY[scheme] ?? null];
  return { host, way: way.filter((part) => part !== null).join(', ') };
}
