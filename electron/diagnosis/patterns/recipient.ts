import type { Pattern } from './pattern.ts';

const REFUSED_RECIPIENT = /^(?:45[0-3]|55[01346])$/;

/** Refusals of somebody else's address. Their words (“disabled”, “unknown user”) must not be read as ours. */
export const RECIPIENT: readonly Pattern[] = [
  {
    cause: 'recipient-limit',
    transient: true,
    says: [
      /too many recipients/,
      /(?:number of|maximum) recipients/,
      /recipients? (?:per message )?limit/,
      /\brp:drc\b/,
      /收件人(?:数|数量)?(?:过多|超)/,
    ],
    source: 'https://github.com/vdukhovni/postfix',
  },
  {
    cause: 'mailbox-full',
    transient: false,
    says: [/tried to reach is over ?quota/, /recipient.{0,40}(?:over ?quota|mailbox (?:is )?full)/],
    source: 'https://support.google.com/mail/?p=OverQuotaTemp',
  },
  {
    cause: 'recipient-rejected',
    transient: false,
    says: [
      /recipient address rejected/,
      /recipient (?:not found|unknown|rejected|does not exist)/,
      /(?:tried|trying) to reach (?:does not exist|is disabled|is inactive|could not be found)/,
      /no such recipient/,
      /resolver\.adr/,
    ],
    source:
      'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online',
  },
  {
    cause: 'recipient-rejected',
    transient: false,
    when: { protocol: ['smtp'], smtpCode: REFUSED_RECIPIENT },
    says: [
      /no such user/,
      /user (?:is )?unknown/,
      /unknown user/,
      /user not found/,
      /mailbox (?:not found|does not exist|unavailable)/,
      /invalid (?:mailbox|recipient)/,
      /address (?:unknown|does not exist)/,
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3',
  },
];
