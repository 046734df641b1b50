import type { Pattern } from './pattern.ts';

/** The two sides did not understand one another. */
export const CONVERSATION: readonly Pattern[] = [
  {
    cause: 'protocol-error',
    transient: false,
    when: { imapCode: ['CLIENTBUG', 'CANNOT', 'ALREADYEXISTS', 'PARSE', 'BADCHARSET'] },
    source: 'https://www.rfc-editor.org/rfc/rfc5530',
  },
  {
    cause: 'protocol-error',
    transient: false,
    when: {
      code: [
        'NOT_IMAP',
        'NOT_SMTP',
        'EPROTOCOL',
        'STARTTLS_INJECTION',
        'INVALIDRESPONSE',
        'RESPONSETOOLARGE',
        'LINETOOLARGE',
        'LITERALTOOLARGE',
      ],
    },
    source: 'https://github.com/postalsys/imapflow',
  },
  {
    cause: 'protocol-error',
    transient: false,
    says: [
      /command argument error/,
      /command error\b/,
      /parse command error/,
      /error in imap command/,
      /not valid in this state/,
      /(?:unknown|unrecogni[sz]ed|invalid|bad|unimplemented) (?:imap )?(?:command|arguments?|syntax|parameter|sequence)/,
      /command (?:\S{1,20} )?(?:is )?(?:not (?:recogni[sz]ed|implemented|supported)|unrecogni[sz]ed|unknown)/,
      /syntax error/,
      /invalid (?:greeting|response)/,
      /unexpected (?:response|greeting|line|reply|token)/,
      /(?:missing|invalid|too many|too few) arguments?/,
      /line too long/,
      /\beprotocol\b/,
    ],
    source: 'https://github.com/nodemailer/nodemailer',
  },
];
