import { describe, expect, test } from 'vitest';
import {
  hostAndPort,
  isLoopback,
  isOwnHost,
  parseListenAddress,
} from '../../../../electron/cli/metrics/listen-address.ts';

describe('the address to serve metrics at', () => {
  test.each([
    ['9765', '127.0.0.1', 9765],
    [' 127.0.0.1:9765 ', '127.0.0.1', 9765],
    ['[::1]:9765', '::1', 9765],
    ['[::]:65535', '::', 65_535],
    ['0.0.0.0:1', '0.0.0.0', 1],
    ['localhost:9765', 'localhost', 9765],
    ['watch-1.example.com:9765', 'watch-1.example.com', 9765],
  ])('is read from “%s”', (text, host, port) => {
    expect(parseListenAddress(text)).toEqual({ ok: true, address: { host, port } });
  });

  test.each([
    '',
    '0',
    '65536',
    '127.0.0.1',
    '127.0.0.1:',
    ':9765',
    '::1:9765',
    '[127.0.0.1]:9765',
    '[]:9765',
    '127.0.0.256:9765',
    '-host:9765',
    'http://127.0.0.1:9765',
    'a b:9765',
    '9765x',
  ])('is refused from “%s” with a sentence that shows how', (text) => {
    expect(parseListenAddress(text)).toEqual({
      ok: false,
      sentence: expect.stringContaining('127.0.0.1:9765'),
    });
  });

  test('is written with brackets where it is IPv6', () => {
    expect(hostAndPort({ host: '::1', port: 9765 })).toBe('[::1]:9765');
    expect(hostAndPort({ host: '127.0.0.1', port: 9765 })).toBe('127.0.0.1:9765');
  });

  test.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['10.0.0.1', false],
    ['127.example.com', false],
  ])('%s stays on this machine: %s', (host, stays) => {
    expect(isLoopback(host)).toBe(stays);
  });
});

describe('a request', () => {
  test.each(['127.0.0.1:9765', '127.0.0.1', '[::1]:9765', 'localhost:9765', 'LOCALHOST', 'mine.local:9765'])(
    'may ask for %s',
    (host) => {
      expect(isOwnHost(host, 'mine.local')).toBe(true);
    },
  );

  test.each([
    undefined,
    '',
    'example.com',
    'localhost.example.com:9765',
    '127.0.0.1.example.com',
    '[::1].com',
  ])('may not ask for %s, which somebody may have pointed here', (host) => {
    expect(isOwnHost(host, '127.0.0.1')).toBe(false);
  });
});
