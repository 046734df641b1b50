import { expect, test } from 'vitest';
import { endCode } from '../../../electron/probe/own-code.ts';
import type { ProbeStage } from '../../../electron/probe/probe-result.ts';

type Security = 'tls' | 'starttls' | 'none';

test.each<[string, 'DEADLINE' | 'CANCELLED' | null, ProbeStage, number, Security, string | null]>([
  ['a silent greeting on 993 without TLS', 'DEADLINE', 'greeting', 993, 'starttls', 'PLAIN_ON_TLS_PORT'],
  ['a silent greeting on 465 without TLS', 'DEADLINE', 'greeting', 465, 'none', 'PLAIN_ON_TLS_PORT'],
  ['a silent greeting on 993 with TLS', 'DEADLINE', 'greeting', 993, 'tls', 'DEADLINE'],
  ['a silent greeting on another port', 'DEADLINE', 'greeting', 143, 'starttls', 'DEADLINE'],
  ['silence later on', 'DEADLINE', 'login', 993, 'starttls', 'DEADLINE'],
  ['a caller that cancels while 993 is silent', 'CANCELLED', 'greeting', 993, 'starttls', 'CANCELLED'],
  ['an end of the server’s own', null, 'greeting', 993, 'starttls', null],
])('%s', (_, ended, stage, port, security, code) => {
  expect(endCode(ended, stage, { host: 'imap.example.com', port, security })).toBe(code);
});
