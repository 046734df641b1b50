import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { createMetrics } from '../../electron/cli/metrics/create-metrics.ts';
import { type ServeOptions, serveMetrics } from '../../electron/cli/metrics/serve-metrics.ts';
import { isPortFree } from '../support/free-port.ts';
import { mailbox, snapshot } from '../unit/cli/metrics/watched.ts';

const metrics = createMetrics({ version: '1.2.3', withAddresses: false, now: () => new Date(0) });

let stopping = new AbortController();
afterEach(() => {
  stopping.abort();
  stopping = new AbortController();
});

async function serve(options: Partial<ServeOptions> = {}) {
  const result = await serveMetrics({
    host: '127.0.0.1',
    port: 0,
    metrics,
    snapshot: async () => snapshot([mailbox('a')]),
    signal: stopping.signal,
    ...options,
  });
  if (result.kind === 'refused') throw new Error(result.sentence);
  return { ...result, port: Number(new URL(result.url).port) };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    agent,
  }: { method?: string; headers?: Record<string, string>; agent?: Agent } = {},
): Promise<Answer> {
  const asked = request(url, { method, headers, ...(agent && { agent }) }).end();
  const [response] = await once(asked, 'response');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

describe('the metrics server', () => {
  test('gives the metrics in the type that Prometheus wants, as they are at each scrape', async () => {
    let id = 'a';
    const { url, warning } = await serve({ snapshot: async () => snapshot([mailbox(id)]) });
    const first = await ask(url);
    expect(first.status).toBe(200);
    expect(first.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(first.body).toContain(
      'mailvitals_mailbox_status{mailbox="a",provider="outlook",status="healthy"} 1',
    );
    expect(warning).toBeNull();
    id = 'b';
    expect((await ask(`${url}?name=x`)).body).toContain('mailbox="b"');
  });

  test('answers nothing else', async () => {
    const { url, port } = await serve();
    const root = `http://127.0.0.1:${port}`;
    for (const path of ['/', '/metrics/', '/metricsx', '/..%2fmetrics']) {
      expect(await ask(root + path)).toMatchObject({ status: 404 });
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
      expect(await ask(url, { method })).toMatchObject({ status: 405, headers: { allow: 'GET' } });
    }
  });

  test('on loopback is not to be had by a web page under a name of its own', async () => {
    const { url, port } = await serve();
    expect(await ask(url, { headers: { host: `evil.example:${port}` } })).toMatchObject({ status: 403 });
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`]) {
      expect(await ask(url, { headers: { host } })).toMatchObject({ status: 200 });
    }
  });

  test('open to others says so, and answers to whatever name the machine has', async () => {
    const { url, port, warning } = await serve({ host: '0.0.0.0' });
    expect(url).toBe(`http://0.0.0.0:${port}/metrics`);
    expect(warning).toContain('readable by everybody who reaches this machine');
    const headers = { host: `watch-1.example.com:${port}` };
    expect(await ask(`http://127.0.0.1:${port}/metrics`, { headers })).toMatchObject({ status: 200 });
  });

  test('says that the memory cannot be read, and not where it lies', async () => {
    const { url } = await serve({ snapshot: () => Promise.reject(new Error('/home/you/secret.sqlite')) });
    const { status, body } = await ask(url);
    expect(status).toBe(500);
    expect(body).toBe('The memory of Mailvitals cannot be read at the moment.\n');
  });

  test('explains in a sentence why it cannot listen', async () => {
    const { port } = await serve();
    const refusal = (host: string, to: number) =>
      serveMetrics({
        host,
        port: to,
        metrics,
        snapshot: async () => snapshot([]),
        signal: stopping.signal,
      });
    expect(await refusal('127.0.0.1', port)).toEqual({
      kind: 'refused',
      sentence: `Another program listens at 127.0.0.1:${port} already: choose another port for the metrics.`,
    });
    expect(await refusal('watch.invalid', port)).toEqual({
      kind: 'refused',
      sentence: 'This machine has no address watch.invalid to serve metrics at.',
    });
  });

  test('leaves nothing open when it stops, neither a kept connection nor one that never asked', async () => {
    const { url, port, closed } = await serve();
    const agent = new Agent({ keepAlive: true });
    await ask(url, { agent });
    const silent = connect(port, '127.0.0.1');
    await once(silent, 'connect');
    const ended = once(silent, 'close');
    silent.on('error', () => undefined);
    stopping.abort();
    await Promise.all([closed, ended]);
    expect(await isPortFree(port)).toBe(true);
    agent.destroy();
  });

  test('hangs up on who is slow to ask', async () => {
    const { port } = await serve();
    const slow = connect(port, '127.0.0.1');
    slow.write('GET /metrics HTTP/1.1\r\nHost: 127');
    expect(await text(slow)).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that was stopped before it began closes at once', async () => {
    const { closed, port } = await serve({ signal: AbortSignal.abort() });
    await closed;
    expect(await isPortFree(port)).toBe(true);
  });
});
