import type { Protocol } from '../../mailbox/server-address.ts';
import type { Fault } from './fault.ts';

/** A fault under its name, with the port it can be met at. */
export interface KnownFault {
  readonly name: string;
  readonly protocol: Protocol;
  readonly security: 'tls' | 'starttls';
  readonly fault: Fault;
}

const MEGABYTE = 1024 * 1024;

type Entry = readonly [name: string, fault: Fault, security?: KnownFault['security']];

const BOTH: readonly Entry[] = [
  ['closed port', { kind: 'refused-port' }],
  ['port that accepts and says nothing', { kind: 'silent', at: 'connect' }],
  ['silence in the TLS handshake', { kind: 'silent', at: 'tls' }],
  ['silence instead of a greeting', { kind: 'silent', at: 'greeting' }],
  ['silence at capabilities', { kind: 'silent', at: 'capability' }, 'starttls'],
  ['silence at sign-in', { kind: 'silent', at: 'login' }],
  ['cut on connecting', { kind: 'cut', at: 'connect' }],
  ['cut in the TLS handshake', { kind: 'cut', at: 'tls' }],
  ['cut instead of a greeting', { kind: 'cut', at: 'greeting' }],
  ['cut at capabilities', { kind: 'cut', at: 'capability' }, 'starttls'],
  ['cut at sign-in', { kind: 'cut', at: 'login' }],
  ['cut at STARTTLS', { kind: 'cut', at: 'tls' }, 'starttls'],
  ['one byte a second', { kind: 'slow', bytesPerSecond: 1 }],
  ['garbage instead of a greeting', { kind: 'garbage', at: 'greeting' }],
  ['garbage at sign-in', { kind: 'garbage', at: 'login' }],
  ['a line of 10 MB instead of a greeting', { kind: 'long-line', at: 'greeting', bytes: 10 * MEGABYTE }],
  [
    'a line of 10 MB at capabilities',
    { kind: 'long-line', at: 'capability', bytes: 10 * MEGABYTE },
    'starttls',
  ],
  ['expired certificate', { kind: 'certificate', flaw: 'expired' }],
  ['certificate not valid yet', { kind: 'certificate', flaw: 'not-yet-valid' }],
  ['certificate of another host', { kind: 'certificate', flaw: 'wrong-host' }],
  ['certificate of an untrusted authority', { kind: 'certificate', flaw: 'untrusted' }],
  ['self-signed certificate', { kind: 'certificate', flaw: 'self-signed' }],
  ['no TLS where TLS is expected', { kind: 'plain-instead-of-tls' }],
  ['TLS where none is expected yet', { kind: 'tls-instead-of-plain' }, 'starttls'],
  ['STARTTLS not offered', { kind: 'starttls-missing' }, 'starttls'],
];

const reply = (at: 'greeting' | 'tls' | 'login' | 'open', ...lines: string[]): Fault => ({
  kind: 'reply',
  at,
  lines,
});

/** Recorded sentences of Dovecot, Yahoo, Gmail and Microsoft; the greeting, STARTTLS and `[INUSE]` ones are made in their manner. */
const IMAP_ONLY: readonly Entry[] = [
  ['BYE as greeting', reply('greeting', '* BYE Connection refused')],
  ['STARTTLS refused', reply('tls', 'NO TLS is not available'), 'starttls'],
  ['[UNAVAILABLE] at sign-in', reply('login', 'NO [UNAVAILABLE] Temporary authentication failure.')],
  ['[LIMIT] at sign-in', reply('login', 'NO [LIMIT] LOGIN Rate limit hit.')],
  ['[INUSE] at sign-in', reply('login', 'NO [INUSE] Mailbox in use')],
  ['[ALERT] too many connections', reply('login', 'NO [ALERT] Too many simultaneous connections. (Failure)')],
  ['BYE at sign-in', reply('login', '* BYE Connection closed. 14')],
  ['authenticated but not connected', reply('open', 'BAD User is authenticated but not connected.')],
  ['cut on opening a folder', { kind: 'cut', at: 'open' }],
  ['silence on opening a folder', { kind: 'silent', at: 'open' }],
];

const SMTP_ONLY: readonly Entry[] = [
  ['421 as greeting', reply('greeting', '421 HL:ICC')],
  ['554 as greeting', reply('greeting', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked')],
  ['STARTTLS refused', reply('tls', '454 4.7.0 TLS not available due to local problem'), 'starttls'],
  ['454 at sign-in', reply('login', '454 4.7.0 Too many login attempts, please try again later. - gsmtp')],
  ['451 at sign-in', reply('login', '451 4.7.0 Temporary server error. Please try again later. PRX4')],
  [
    '550 at sign-in',
    reply('login', '550 5.7.30 Basic authentication is not supported for Client Submission.'),
  ],
  ['535 at sign-in', reply('login', '535 5.7.8 Error: authentication failed: authentication failure')],
  ['421 at sign-in', reply('login', '421 4.7.0 Try again later, closing connection.')],
];

/** Every fault worth trying, for tests to loop over. */
export const KNOWN_FAULTS: readonly KnownFault[] = [
  ...BOTH.flatMap((entry) => [known('imap', entry), known('smtp', entry)]),
  ...IMAP_ONLY.map((entry) => known('imap', entry)),
  ...SMTP_ONLY.map((entry) => known('smtp', entry)),
];

function known(protocol: Protocol, [name, fault, security = 'tls']: Entry): KnownFault {
  return { name, protocol, security, fault };
}
