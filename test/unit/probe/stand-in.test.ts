import { afterEach, describe, expect, test } from 'vitest';
import type { ServerAddress } from '../../../electron/mailbox/server-address.ts';
import { standInAuthority, standInForInternet, wayTo } from '../../../electron/probe/stand-in.ts';

const GMAIL: ServerAddress = { host: 'imap.gmail.com', port: 993, security: 'tls' };
const OUTSIDE: ServerAddress = { host: '192.0.2.1', port: 465, security: 'tls' };

let leave = () => {};
afterEach(() => leave());

const standIn = () => {
  leave = standInForInternet({
    portOf: ({ host }) => (host === GMAIL.host ? 40_993 : null),
    authorityPem: 'PEM',
  });
};

describe('the way to a server', () => {
  test('is its own while nothing stands in for the internet', () => {
    expect(wayTo(GMAIL)).toEqual({ host: 'imap.gmail.com', port: 993 });
    expect(standInAuthority()).toBeNull();
  });

  test('leads to this computer where the server is played', () => {
    standIn();
    expect(wayTo(GMAIL)).toEqual({ host: '127.0.0.1', port: 40_993 });
    expect(standInAuthority()).toBe('PEM');
  });

  test('leads nowhere else, be it named by address, and no name is looked up', () => {
    standIn();
    const { host, lookup } = wayTo(OUTSIDE);
    expect(host).toBe('nowhere.invalid');
    let answer: unknown;
    lookup?.(host, {}, (error) => {
      answer = error;
    });
    expect(answer).toMatchObject({ code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND 192.0.2.1' });
  });

  test('is its own again afterwards; two stand-ins at once are a mistake', () => {
    standIn();
    expect(standIn).toThrow('already');
    leave();
    expect(wayTo(GMAIL).host).toBe('imap.gmail.com');
  });
});
