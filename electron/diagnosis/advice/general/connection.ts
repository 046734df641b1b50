import type { Cause } from '../../cause.ts';
import type { AdviceTemplate } from '../template.ts';

/** Advice on the way to the server: names, ports, encryption, the network. */
export const CONNECTION = {
  'host-not-found': {
    title: 'There is no server of that name',
    meaning: 'The name of the {protocol} server does not exist.',
    steps: ['check-server', { text: 'Check the name for typing slips.' }],
    actor: 'user',
    retry: 'after-change',
  },
  'connection-refused': {
    title: 'The server refuses the connection',
    meaning: 'The computer answers, but nothing takes {protocol} connections on that port.',
    steps: ['check-server', { text: 'If the server is your own, make sure that it is running.' }],
    actor: 'user',
    retry: 'back-off',
  },
  'port-blocked': {
    title: 'The port does not answer',
    meaning: 'A firewall or the internet provider drops connections to that port, or the server is down.',
    steps: [
      'check-server',
      { text: 'Try another network, such as a mobile hotspot, or turn a VPN off.' },
      { text: 'Allow the port in the firewall; port 25 is nearly always blocked.' },
    ],
    actor: 'user',
    retry: 'back-off',
  },
  'wrong-security-mode': {
    title: 'Port and encryption do not fit together',
    meaning: 'The server expects another kind of encryption on that port.',
    steps: [
      'check-server',
      { text: 'Ports 993 and 465 use TLS from the first byte; ports 143 and 587 use STARTTLS.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'tls-cert-invalid': {
    title: 'The server’s certificate is not trusted',
    meaning:
      'The server’s certificate is not for this name or comes from nobody this computer trusts, so no sign-in was tried.',
    steps: [
      'check-server',
      {
        text: 'On a company network or with an antivirus program, ask whether it inspects mail connections.',
      },
      {
        text: 'If the server is your own, name the file of its certificate authority in the mailbox’s settings.',
      },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'tls-handshake-failed': {
    title: 'No encrypted connection came about',
    meaning: 'The two sides could not agree on encryption, or something in between cut the connection.',
    steps: [
      { text: 'Wait for the next check; turn a VPN or antivirus inspection off if it stays.' },
      { text: 'Tell whoever runs an old server that it needs TLS 1.2 or later.' },
    ],
    actor: 'provider',
    retry: 'back-off',
  },
  'network-offline': {
    title: 'This computer is offline',
    meaning: 'The network of this computer does not reach the internet; nothing is known about the mailbox.',
    steps: [{ text: 'Check Wi-Fi, cable or VPN; checks go on by themselves once the network is back.' }],
    actor: 'nobody',
    retry: 'at-once',
  },
  timeout: {
    title: 'The server did not answer in time',
    meaning: 'The connection stood, but the {protocol} server did not answer in time.',
    steps: [{ text: 'Wait: the check is repeated by itself.' }],
    actor: 'nobody',
    retry: 'back-off',
  },
  'connection-lost': {
    title: 'The connection was cut',
    meaning: 'The connection ended before the server had answered.',
    steps: [{ text: 'Wait: the check is repeated by itself.' }],
    actor: 'nobody',
    retry: 'at-once',
  },
} as const satisfies Partial<Record<Cause, AdviceTemplate>>;
