import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { type LoopbackListener, listenOnLoopback } from '../../../electron/oauth/loopback-listener.ts';
import { rawRequest } from '../../support/raw-request.ts';

const open: LoopbackListener[] = [];
afterEach(() => {
  for (const listener of open.splice(0)) listener.close();
});

async function listen(host: 'localhost' | '127.0.0.1') {
  const listener = await listenOnLoopback({ host, path: '/callback' });
  open.push(listener);
  return { listener, port: Number(new URL(listener.redirectUri).port) };
}

const addresses = () =>
  Object.values(networkInterfaces())
    .flat()
    .map((one) => one?.address);

async function statusAt(address: string, port: number): Promise<number | null> {
  const answer = await rawRequest(port, { path: '/', address }).catch(() => null);
  return answer?.status ?? null;
}

describe('the listener for the browser', () => {
  test('holds both addresses of localhost, so that no other program can have one', async () => {
    const { port } = await listen('localhost');
    expect(await statusAt('127.0.0.1', port)).toBe(404);
    expect(await statusAt('::1', port)).toBe(addresses().includes('::1') ? 404 : null);
  });

  test('is on one address of this computer, and on none that others reach', async () => {
    const { port } = await listen('127.0.0.1');
    // A server that listened everywhere would answer here too.
    for (const address of ['::1', '127.0.0.2']) expect(await statusAt(address, port), address).toBeNull();
  });

  test('answers nothing before it is told the state', async () => {
    const { listener, port } = await listen('127.0.0.1');
    const path = '/callback?state=undefined&code=c';
    expect((await rawRequest(port, { path })).status).toBe(404);
    const answer = listener.awaitAnswer('right');
    expect((await rawRequest(port, { path })).status).toBe(404);
    expect((await rawRequest(port, { path: '/callback?state=right&code=c' })).status).toBe(200);
    expect((await answer).searchParams.get('code')).toBe('c');
    expect((await rawRequest(port, { path: '/callback?state=right&code=d' })).status).toBe(404);
  });

  test('refuses an address longer than any answer', async () => {
    const { listener, port } = await listen('127.0.0.1');
    void listener.awaitAnswer('right');
    const path = `/callback?state=right&code=${'c'.repeat(20_000)}`;
    expect((await rawRequest(port, { path })).status).toBe(404);
  });

  test('shows nothing of what it was sent', async () => {
    const { port } = await listen('127.0.0.1');
    const { text, headers } = await rawRequest(port, { path: '/<script>alert(1)</script>' });
    expect(text).not.toContain('script');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});
