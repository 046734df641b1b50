import { describe, expect, it, vi } from 'vitest';
import { lookUpAutoconfig } from '../../../electron/provider/autoconfig.ts';
import { startDocumentServer } from './document-server.ts';

const FIRST = 'autoconfig.example.com/mail/config-v1.1.xml?emailaddress=you%2Btag%40example.com';
const SECOND = 'example.com/.well-known/autoconfig/mail/config-v1.1.xml';
const XML =
  '<clientConfig version="1.1"><emailProvider id="example.com"><incomingServer type="imap"><hostname>imap.example.com</hostname><port>993</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username></incomingServer></emailProvider></clientConfig>';
const never = new AbortController().signal;

const lookUp = (fetchDocument: typeof fetch, signal = never) =>
  lookUpAutoconfig('you+tag@example.com', 'example.com', fetchDocument, signal);

describe('looking for autoconfig documents on a real web server', () => {
  it('asks both places, over https, and reads what is there', async () => {
    await using web = await startDocumentServer((request, response) => {
      response.writeHead(request.url === `/${SECOND}` ? 200 : 404).end(XML);
    });
    const { candidates, refusals } = await lookUp(web.fetch);
    expect(web.asked.toSorted()).toEqual([FIRST, SECOND].toSorted());
    expect(candidates.map(({ server }) => server.host)).toEqual(['imap.example.com']);
    expect(candidates[0]?.reason).toMatch(/^example\.com publishes/);
    expect(refusals).toEqual([]);
  });

  it('refuses a redirect to http, and does not ask there', async () => {
    await using web = await startDocumentServer((_, response) => {
      response.writeHead(302, { location: 'http://autoconfig.example.com/mail/config-v1.1.xml' }).end();
    });
    const { candidates, refusals } = await lookUp(web.fetch);
    expect(candidates).toEqual([]);
    expect(refusals).toEqual([
      'The autoconfig document of autoconfig.example.com was not used: it redirects to a place without encryption.',
      'The autoconfig document of example.com was not used: it redirects to a place without encryption.',
    ]);
    expect(web.asked).toHaveLength(2);
  });

  it('refuses a second redirect that leaves https', async () => {
    await using web = await startDocumentServer((request, response) => {
      const location = request.url?.includes('/hop') ? 'http://example.com/a' : 'https://www.example.com/hop';
      response.writeHead(301, { location }).end();
    });
    const { refusals } = await lookUp(web.fetch);
    expect(refusals).toHaveLength(2);
    expect(web.asked.filter((url) => url === 'www.example.com/hop')).toHaveLength(2);
  });

  it('follows a redirect within https, also a relative one', async () => {
    await using web = await startDocumentServer((request, response) => {
      if (request.url === '/example.com/real.xml') response.writeHead(200).end(XML);
      else if (request.url === `/${SECOND}`) response.writeHead(308, { location: '/real.xml' }).end();
      else response.writeHead(404).end();
    });
    expect((await lookUp(web.fetch)).candidates).toHaveLength(1);
  });

  it('gives up on a circle of redirects', async () => {
    await using web = await startDocumentServer((_, response) => {
      response.writeHead(302, { location: 'https://example.com/again' }).end();
    });
    const { refusals } = await lookUp(web.fetch);
    expect(refusals[0]).toContain('redirects more than 3 times');
    expect(web.asked).toHaveLength(8);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/xml,x', 'https://'])(
    'does not follow a redirect to %j',
    async (location) => {
      await using web = await startDocumentServer((_, response) => {
        response.writeHead(302, { location }).end();
      });
      expect((await lookUp(web.fetch)).refusals).toHaveLength(2);
      expect(web.asked).toHaveLength(2);
    },
  );

  it('stops reading at 256 KB and hangs up, though the server never ends', async () => {
    let sent = 0;
    let cut = 0;
    await using web = await startDocumentServer((_, response) => {
      response.writeHead(200).once('close', () => {
        cut += response.writableFinished ? 0 : 1;
      });
      const chunk = Buffer.alloc(16 * 1024, ' ');
      const pump = () => {
        while (!response.destroyed && sent < 64 * 1024 * 1024) {
          sent += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', pump);
            return;
          }
        }
      };
      pump();
    });
    const { candidates, refusals } = await lookUp(web.fetch);
    expect(candidates).toEqual([]);
    expect(refusals[0]).toContain('larger than 256 KB');
    await vi.waitFor(() => expect(cut).toBe(2));
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('reads a document of exactly 256 KB', async () => {
    await using web = await startDocumentServer((_, response) => {
      response.writeHead(200).end(XML + ' '.repeat(256 * 1024 - XML.length));
    });
    expect((await lookUp(web.fetch)).candidates).toHaveLength(2);
  });

  it('names a document that is not one, and says nothing of a server that has none', async () => {
    await using web = await startDocumentServer((request, response) => {
      response.writeHead(request.url === `/${SECOND}` ? 200 : 500).end('<html></html>');
    });
    expect((await lookUp(web.fetch)).refusals).toEqual([
      'The autoconfig document of example.com was not used: it is not an autoconfig document.',
    ]);
  });

  it('leaves a silent server when the signal fires', async () => {
    let cut = 0;
    await using web = await startDocumentServer((_, response) => {
      response.once('close', () => {
        cut += 1;
      });
    });
    const started = performance.now();
    expect(await lookUp(web.fetch, AbortSignal.timeout(100))).toEqual({ candidates: [], refusals: [] });
    expect(performance.now() - started).toBeLessThan(2_000);
    await vi.waitFor(() => expect(cut).toBe(2));
  });

  it('takes a server that cannot be reached for no news', async () => {
    const unreachable: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
    expect(await lookUp(unreachable)).toEqual({ candidates: [], refusals: [] });
  });
});
