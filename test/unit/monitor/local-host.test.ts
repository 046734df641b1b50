import { expect, test } from 'vitest';
import { isLocalHost } from '../../../electron/monitor/local-host.ts';

test.each([
  '127.0.0.1',
  '::1',
  'localhost',
  'mail.localhost',
  '10.1.2.3',
  '172.31.255.1',
  '192.168.178.20',
  '169.254.3.4',
  '100.64.0.9',
  'fe80::1',
  'fd12:3456::1',
  'nas',
  'nas.local',
  'mail.fritz.lan',
  'server.home.arpa',
  'mail.corp.internal',
])('%s is on this computer or its own network', (host) => {
  expect(isLocalHost(host)).toBe(true);
});

test.each(['imap.gmail.com', '8.8.8.8', '172.32.0.1', '2001:db8::1', 'local.example.com', 'lan.example'])(
  '%s is beyond it',
  (host) => {
    expect(isLocalHost(host)).toBe(false);
  },
);
