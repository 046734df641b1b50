import { domainToASCII } from 'node:url';
import { factsOf } from '../probe/message-facts.ts';
import type { OutgoingMail } from '../probe/outgoing-mail.ts';

/** Whose test it is. */
export interface SendTestOccasion {
  readonly address: string;
  /** UUID. */
  readonly id: string;
  readonly at: Date;
}

/** The message of a send test: from the mailbox to itself, saying what it is. Nothing in it names the computer. */
export function writeSendTest({ address, id, at }: SendTestOccasion): OutgoingMail {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  // The header has whole seconds.
  const date = new Date(Math.floor(at.getTime() / 1000) * 1000);
  return {
    from: address,
    to: address,
    // Some servers put another id in the place of ours; the subject tells the message apart all the same.
    subject: `Mailvitals send test ${id.slice(0, 8)}`,
    date,
    messageId: `<${id}@${domainToASCII(domain) || domain}>`,
    headers: {
      // RFC 3834 section 5: no out-of-office notice is to answer it.
      'Auto-Submitted': 'auto-generated',
      'X-Mailvitals-Send-Test': id,
    },
    text: [
      'This is a send test by Mailvitals.',
      '',
      'Somebody asked for it, to see whether this mailbox can send and receive.',
      'It went from the mailbox to itself and counts as one sent message.',
      '',
      'You may delete it.',
      '',
    ].join('\n'),
  };
}

/** What tells the message apart where a server has given it another id. */
export function fingerprintOf({ from, to, subject, date }: OutgoingMail): string {
  const envelope = { from: [{ address: from }], to: [{ address: to }], subject, date };
  return factsOf({ uid: 1, internalDate: date, envelope })?.fingerprint ?? '';
}
