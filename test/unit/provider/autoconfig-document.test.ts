import { describe, expect, it } from 'vitest';
import { readAutoconfigDocument } from '../../../electron/provider/autoconfig-document.ts';

const context = {
  address: 'you@example.com',
  domain: 'example.com',
  url: 'https://autoconfig.example.com/mail/config-v1.1.xml',
};

interface Server {
  readonly tag?: string;
  readonly type?: string;
  readonly hostname?: string;
  readonly port?: string;
  readonly socketType?: string;
  readonly username?: string;
}

function server({
  tag = 'incomingServer',
  type = 'imap',
  hostname = 'imap.example.com',
  port = '993',
  socketType = 'SSL',
  username = '%EMAILADDRESS%',
}: Server = {}): string {
  return `<${tag} type="${type}"><hostname>${hostname}</hostname><port>${port}</port><socketType>${socketType}</socketType><username>${username}</username><authentication>password-cleartext</authentication></${tag}>`;
}

const document = (...servers: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><clientConfig version="1.1"><emailProvider id="example.com"><domain>example.com</domain><displayName>Example &amp; Co</displayName>${servers.join('')}</emailProvider></clientConfig>`;

function candidatesIn(xml: string, address = context.address) {
  const read = readAutoconfigDocument(xml, { ...context, address });
  return read.ok ? read.candidates : expect.unreachable(read.problem);
}

describe('an autoconfig document', () => {
  it('gives its IMAP and SMTP servers in order, and no POP server', () => {
    const candidates = candidatesIn(
      document(
        server(),
        server({ type: 'pop3', hostname: 'pop.example.com', port: '995' }),
        server({ port: '143', socketType: 'STARTTLS' }),
        server({
          tag: 'outgoingServer',
          type: 'smtp',
          hostname: 'smtp.example.com',
          port: ' 587 ',
          socketType: 'STARTTLS',
        }),
      ),
    );
    expect(candidates.map((c) => [c.protocol, c.server, c.username, c.source])).toEqual([
      ['imap', { host: 'imap.example.com', port: 993, security: 'tls' }, 'you@example.com', 'autoconfig'],
      [
        'imap',
        { host: 'imap.example.com', port: 143, security: 'starttls' },
        'you@example.com',
        'autoconfig',
      ],
      [
        'smtp',
        { host: 'smtp.example.com', port: 587, security: 'starttls' },
        'you@example.com',
        'autoconfig',
      ],
    ]);
    expect(candidates[0]?.reason).toBe(
      'autoconfig.example.com publishes imap.example.com as the IMAP server of example.com.',
    );
  });

  it.each([
    ['%EMAILADDRESS%', 'you@example.com'],
    ['%EMAILLOCALPART%', 'you'],
    ['%EMAILLOCALPART%.%EMAILDOMAIN%', 'you.example.com'],
    ['', 'you@example.com'],
    ['%REALNAME%', 'you@example.com'],
    ['you&#13;&#10;a LOGOUT', 'you&#13;&#10;a LOGOUT'],
    ['you\r\na LOGOUT', 'you@example.com'],
  ])('fills in the user name %j as %j', (username, expected) => {
    expect(candidatesIn(document(server({ username })))[0]?.username).toBe(expected);
  });

  it('fills in an address with “$&” as it is', () => {
    const xml = document(server({ username: '%EMAILLOCALPART%' }));
    expect(candidatesIn(xml, "a$&b$'@example.com")[0]?.username).toBe("a$&b$'");
  });

  it('fills in the domain of a host name', () => {
    expect(candidatesIn(document(server({ hostname: 'imap.%EMAILDOMAIN%' })))[0]?.server.host).toBe(
      'imap.example.com',
    );
  });

  it.each<[string, Server]>([
    ['a plain connection', { socketType: 'plain', port: '143' }],
    ['an unknown security', { socketType: 'TLS' }],
    ['an IP address', { hostname: '192.0.2.1' }],
    ['a short IP address', { hostname: '127.1' }],
    ['this computer', { hostname: 'localhost' }],
    ['a host with a user', { hostname: 'imap.example.com@evil.example' }],
    ['a host with a path', { hostname: 'imap.example.com/evil' }],
    ['a host with a space', { hostname: 'imap.example.com evil.example' }],
    ['an entity in the host', { hostname: 'imap&#46;example.com' }],
    ['port 0', { port: '0' }],
    ['port 65536', { port: '65536' }],
    ['port 9.93e2', { port: '9.93e2' }],
    ['an empty port', { port: '' }],
    ['SMTP as incoming', { type: 'smtp' }],
  ])('leaves out a server with %s, and keeps the others', (_, bad) => {
    const good = server({ hostname: 'good.example.com' });
    expect(candidatesIn(document(server(bad), good)).map((c) => c.server.host)).toEqual(['good.example.com']);
  });

  it('warns of a server outside the domain', () => {
    const [candidate] = candidatesIn(document(server({ hostname: 'imap.hoster.example' })));
    expect(candidate?.reason).toContain('It lies outside example.com');
  });
});

describe('a hostile document', () => {
  const laughs = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
    '',
  );

  it.each([
    [
      'an external entity (XXE)',
      `<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document(server({ username: '&x;' }))}`,
      /document type/,
    ],
    [
      'a billion laughs',
      `<!DOCTYPE c [<!ENTITY l0 "ha">${laughs}]>${document(server({ username: '&l12;' }))}`,
      /document type/,
    ],
    ['a DOCTYPE in lower case', `<!doctype html><html></html>`, /document type/],
    ['an unclosed tag', '<clientConfig><emailProvider>', /well-formed/],
    ['very deep nesting', `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`, /well-formed/],
    [
      'a tag called __proto__',
      '<clientConfig><__proto__><emailProvider/></__proto__></clientConfig>',
      /well-formed|not an autoconfig/,
    ],
    ['a web page', '<html><body>Not found</body></html>', /not an autoconfig/],
    ['nothing', '', /well-formed|not an autoconfig/],
    ['text', 'ok', /well-formed|not an autoconfig/],
    ['no provider', '<clientConfig version="1.1"/>', /not an autoconfig/],
  ])('with %s is refused with a reason', (_, xml, problem) => {
    const started = performance.now();
    const read = readAutoconfigDocument(xml, context);
    expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('does not resolve an entity even without a DOCTYPE', () => {
    expect(candidatesIn(document(server({ username: '&lt;you&gt;' })))[0]?.username).toBe('&lt;you&gt;');
  });
});
