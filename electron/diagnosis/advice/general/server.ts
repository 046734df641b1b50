import type { Cause } from '../../cause.ts';
import type { AdviceTemplate } from '../template.ts';

const WAIT = { text: 'Wait: the check is repeated by itself with growing pauses.' } as const;

/** Advice on what passes by itself, and on what only the server's side can mend. */
export const SERVER = {
  'rate-limited-logins': {
    title: 'Too many sign-ins',
    meaning: '{Provider} wants a pause between sign-ins; this says nothing about the {credential}.',
    steps: [WAIT, { text: 'Close other programs that sign in to this mailbox often.' }],
    actor: 'nobody',
    retry: 'back-off',
  },
  'rate-limited': {
    title: 'The server asks for a pause',
    meaning: 'Too much was asked of the server in a short time.',
    steps: [WAIT],
    actor: 'nobody',
    retry: 'back-off',
  },
  'too-many-connections': {
    title: 'Too many connections at once',
    meaning: 'The mailbox has as many open connections as {provider} allows.',
    steps: [WAIT, { text: 'Close mail programs on other devices if it stays.' }],
    actor: 'nobody',
    retry: 'back-off',
  },
  'server-busy': {
    title: 'The server has a passing fault',
    meaning: 'The server cannot answer properly just now; this is not about your {credential}.',
    steps: [WAIT],
    actor: 'nobody',
    retry: 'back-off',
  },
  'mailbox-unavailable': {
    title: 'A folder cannot be opened just now',
    meaning: 'The server has the mailbox but cannot give the folder or message at the moment.',
    steps: [WAIT],
    actor: 'nobody',
    retry: 'back-off',
  },
  'protocol-error': {
    title: 'The server answered unexpectedly',
    meaning:
      'The server gave an answer that does not belong to this protocol, or did not understand a command.',
    steps: ['check-server', { text: 'Report the server’s reply as shown here if the settings are right.' }],
    actor: 'provider',
    retry: 'back-off',
  },
  'tls-cert-expired': {
    title: 'The server’s certificate has expired',
    meaning: 'The server proves who it is with a certificate that has run out, so no sign-in was tried.',
    steps: [
      { text: 'Check the date and time of this computer.' },
      { text: 'Tell whoever runs the server that its certificate has expired.' },
    ],
    actor: 'provider',
    retry: 'back-off',
  },
  unknown: {
    title: 'Not confirmed: an answer we do not know',
    meaning:
      'The server refused with words we do not know, so it is not clear that anything is wrong with the {credential}.',
    steps: [
      { text: 'Read the server’s reply shown here.' },
      { text: 'Check again in a few minutes before you change anything.' },
    ],
    actor: 'user',
    retry: 'back-off',
  },
} as const satisfies Partial<Record<Cause, AdviceTemplate>>;
