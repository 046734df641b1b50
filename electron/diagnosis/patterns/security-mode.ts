import type { Pattern } from './pattern.ts';

/** Encryption chosen wrongly, or no way offered to prove a password. */
export const SECURITY_MODE: readonly Pattern[] = [
  {
    cause: 'wrong-security-mode',
    transient: false,
    when: { code: ['STARTTLS_NOT_OFFERED', 'PLAIN_ON_TLS_PORT'] },
    source: 'https://www.rfc-editor.org/rfc/rfc8314',
  },
  {
    // It offers STARTTLS and then does not grant it: its TLS is broken for now.
    cause: 'tls-handshake-failed',
    transient: true,
    when: { code: ['STARTTLS_REFUSED'] },
    source: 'https://www.rfc-editor.org/rfc/rfc3207#section-4',
  },
  {
    cause: 'wrong-security-mode',
    transient: false,
    says: [
      /must (?:issue|use|send) (?:a )?(?:starttls|tls|ssl)/,
      /(?:starttls|\btls|\bssl|encryption|encrypted connection|secure connection|ssl\/tls)(?: \w{1,12})? (?:is )?required/,
      /requires? (?:starttls|tls|ssl|encryption|an? (?:secure|encrypted))/,
      /starttls first/,
      /(?:before|until) (?:starttls|ssl|tls)/,
    ],
    source: 'https://github.com/vdukhovni/postfix',
  },
  {
    cause: 'wrong-security-mode',
    transient: false,
    says: [
      /plain-?text (?:auth\w{0,12}|login|passwords?) (?:is |are )?(?:disallowed|disabled|not (?:allowed|permitted|supported))/,
      /(?:on|over|without) (?:an? )?(?:insecure|unencrypted|non-secure|non-tls|plain-?text)(?: \(ssl\/tls\))? (?:connection|channel|link)/,
      /clear-?text (?:login|auth\w{0,12}|passwords?) (?:is |are )?(?:disallowed|disabled|not)/,
    ],
    source: 'https://github.com/dovecot/core',
  },
  {
    cause: 'wrong-security-mode',
    transient: false,
    when: { imapCode: ['PRIVACYREQUIRED'] },
    source: 'https://www.rfc-editor.org/rfc/rfc5530',
  },
  {
    cause: 'wrong-security-mode',
    transient: false,
    says: [
      /(?:does not|doesn't|not) (?:support|offer|advertise) starttls/,
      /starttls (?:is )?(?:not|un)(?: ?(?:supported|offered|available|advertised|recognized))/,
      /no starttls/,
      /greeting never received/,
      /maybe should use tls/,
    ],
    source: 'https://github.com/postalsys/imapflow',
  },
  {
    cause: 'wrong-security-mode',
    transient: false,
    says: [
      /wrong[ _]version[ _]number/,
      /\bhttp[ _]request\b/,
      /packet[ _]length[ _]too[ _]long/,
      /(?:ssl23?_get_server_hello|ssl routines).{0,40}unknown[ _]protocol/,
      /record[ _]layer[ _]failure/,
      /tls_get_more_records.{0,20}packet/,
      /first record does not look like a tls/,
    ],
    source: 'https://github.com/dawidd6/action-send-mail/issues/84',
  },
  {
    cause: 'wrong-security-mode',
    transient: false,
    when: { enhancedCode: /^5\.7\.11$/ },
    source: 'https://www.rfc-editor.org/rfc/rfc5248',
  },
  {
    cause: 'auth-not-offered',
    transient: false,
    says: [
      /auth(?:entication)? (?:is )?not (?:enabled|available|offered|advertised|supported)/,
      /(?:unsupported|invalid|unrecogni[sz]ed|unknown|no (?:suitable|common|supported|matching|usable)|not (?:support|offer)\w{0,3}.{0,20}) ?(?:sasl |auth\w{0,12} )(?:mechanisms?|methods?|types?)/,
      /mechanism (?:is )?(?:not (?:supported|available|offered)|unavailable|too weak|disabled)/,
      /smtp auth extension not supported/,
      /(?:^|¦ )enoauth\b/,
    ],
    source: 'https://github.com/postalsys/imapflow',
  },
  {
    cause: 'auth-not-offered',
    transient: false,
    when: { code: ['AUTH_NOT_OFFERED'] },
    source: 'https://www.rfc-editor.org/rfc/rfc4954#section-3',
  },
  {
    // The command came before any sign-in: the library saw no mechanism to use.
    cause: 'auth-not-offered',
    transient: false,
    says: [
      /auth(?:entication)? (?:is )?(?:required|needed)\b/,
      /client (?:was )?not authenticated/,
      /must (?:first )?(?:authenticate|log in)/,
      /needs? to authenticate/,
      /authenticate first/,
      /5\.7\.57\b/,
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
  },
];
