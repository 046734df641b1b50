import type { ProtocolReport } from '../../electron/api/contract.ts';
import { CAUSE_WORDS, type Cause } from './cause-words.ts';
import type { LadderStep, StepName } from './ladder-steps.ts';

/** What is known beside the steps, to be said on the one that it belongs to. */
export interface StepFacts {
  /** A server URL, e.g. `imaps://imap.example.com:993`. */
  readonly server: string | null;
  readonly tls: ProtocolReport['tls'];
  readonly cause: Cause | null;
  readonly withheld: ProtocolReport['withheld'];
}

const WORDS: Readonly<Record<StepName, { readonly passed: string; readonly moving: string }>> = {
  reached: { passed: 'connected', moving: 'connecting…' },
  found: { passed: 'found', moving: 'looking it up…' },
  connected: { passed: 'connected', moving: 'connecting…' },
  encrypted: { passed: 'encrypted', moving: 'encrypting…' },
  answered: { passed: 'answered', moving: 'waiting for its answer…' },
  'signed-in': { passed: 'signed in', moving: 'signing in…' },
  opened: { passed: 'inbox opened', moving: 'opening the inbox…' },
  counted: { passed: 'Sent folder read', moving: 'reading the Sent folder…' },
  left: { passed: 'signed out', moving: 'signing out…' },
};

/** What failed, told as what did not come to be. */
const FAILED: Readonly<Record<StepName, string>> = {
  reached: 'no connection',
  found: 'not found',
  connected: 'no connection',
  encrypted: 'no safe connection',
  answered: 'no good answer',
  'signed-in': 'not signed in',
  opened: 'inbox not opened',
  counted: 'Sent folder not read',
  left: 'not signed out',
};

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** The words of one step of a ladder. */
export function stepWords({ name, state }: LadderStep, { server, tls, cause, withheld }: StepFacts): string {
  switch (state) {
    case 'under-way':
      return WORDS[name].moving;
    case 'failed':
      return cause === null ? FAILED[name] : CAUSE_WORDS[cause];
    case 'ahead':
      return name === 'signed-in' && withheld !== null ? 'sign-in not tried' : WORDS[name].passed;
    case 'passed':
      return passedWords(name, server === null ? null : placeOf(server), tls);
  }
}

function passedWords(name: StepName, place: ServerPlace | null, tls: StepFacts['tls']): string {
  if (name === 'found' && place !== null) return `${place.host} found`;
  if (name === 'reached' && tls !== null && tls.protocol !== null) {
    return `connected, ${versionWords(tls.protocol)}`;
  }
  if (name === 'connected' && place !== null) return `connected on ${place.port}`;
  if (name === 'encrypted' && tls !== null && tls.protocol !== null)
    return tlsWords(tls.protocol, tls.validTo);
  return WORDS[name].passed;
}

/** `TLS 1.3, valid until 4 Mar 2027`. */
function tlsWords(protocol: string, validTo: string | null): string {
  const version = versionWords(protocol);
  return validTo === null ? version : `${version}, valid until ${DATE.format(new Date(validTo))}`;
}

/** `TLS 1.3` for `TLSv1.3`. */
function versionWords(protocol: string): string {
  return protocol.replace(/^TLSv/, 'TLS ');
}

interface ServerPlace {
  readonly host: string;
  readonly port: string;
}

function placeOf(server: string): ServerPlace | null {
  const [, host, port] = /^[a-z+]+:\/\/(.+):(\d+)$/.exec(server) ?? [];
  return host === undefined || port === undefined ? null : { host, port };
}

const PROTOCOL_NAMES = { imap: 'IMAP', smtp: 'SMTP' } as const;

/** `IMAP`. */
export function protocolName(protocol: keyof typeof PROTOCOL_NAMES): string {
  return PROTOCOL_NAMES[protocol];
}
