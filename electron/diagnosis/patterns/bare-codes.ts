import type { Pattern } from './pattern.ts';

const RFC_3463 = 'https://www.rfc-editor.org/rfc/rfc3463';
const RFC_4954 = 'https://www.rfc-editor.org/rfc/rfc4954#section-6';
const RFC_5530 = 'https://www.rfc-editor.org/rfc/rfc5530';
const EXCHANGE =
  'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online';

/** What a code means when no sentence beside it is known. A bare 5yz says too little: it stays unknown. */
export const BARE_CODES: readonly Pattern[] = [
  {
    cause: 'bad-credentials',
    transient: false,
    when: { imapCode: ['AUTHENTICATIONFAILED', 'EXPIRED'] },
    source: RFC_5530,
  },
  // The secret was right, but not for this mailbox: a wrong user name, or a shared mailbox.
  {
    cause: 'bad-credentials',
    transient: false,
    when: { imapCode: ['AUTHORIZATIONFAILED'] },
    source: RFC_5530,
  },
  {
    cause: 'org-policy-block',
    transient: false,
    when: { imapCode: ['CONTACTADMIN', 'NOPERM'] },
    source: RFC_5530,
  },
  { cause: 'imap-disabled', transient: false, when: { imapCode: ['LOGIN_DISABLED'] }, source: RFC_5530 },
  {
    cause: 'server-busy',
    transient: true,
    when: { imapCode: ['UNAVAILABLE', 'SERVERBUG'] },
    source: RFC_5530,
  },
  {
    cause: 'bad-credentials',
    transient: false,
    when: { enhancedCode: /^5\.7\.(?:8|3)$/, smtpCode: /^535$/ },
    source: RFC_4954,
  },
  {
    cause: 'app-password-required',
    transient: false,
    when: { enhancedCode: /^5\.7\.9$/, family: ['google'] },
    source: 'https://support.google.com/mail/?p=InvalidSecondFactor',
  },
  {
    cause: 'needs-web-login',
    transient: false,
    when: { enhancedCode: /^5\.7\.14$/, family: ['google'] },
    source: 'https://support.google.com/mail/answer/78754',
  },
  {
    cause: 'auth-not-offered',
    transient: false,
    when: { enhancedCode: /^5\.(?:7\.(?:4|9|57)|5\.4)$/ },
    source: RFC_4954,
  },
  {
    cause: 'account-disabled',
    transient: false,
    when: { enhancedCode: /^5\.7\.13$/ },
    source: 'https://www.rfc-editor.org/rfc/rfc5248',
  },
  {
    cause: 'sender-not-allowed',
    transient: false,
    when: { enhancedCode: /^5\.(?:7\.60|1\.7|1\.8)$/ },
    source: EXCHANGE,
  },
  { cause: 'account-locked', transient: false, when: { enhancedCode: /^5\.7\.50[123]$/ }, source: EXCHANGE },
  { cause: 'send-quota-exceeded', transient: true, when: { enhancedCode: /^5\.7\.705$/ }, source: EXCHANGE },
  {
    cause: 'ip-blocked',
    transient: false,
    when: { enhancedCode: /^5\.7\.(?:6(?:0[6-9]|[1-4]\d)|70[08]|511|7[1-4]\d)$/ },
    source: EXCHANGE,
  },
  {
    cause: 'content-rejected',
    transient: false,
    when: { enhancedCode: /^5\.7\.(?:2[0-7]|509|515)$/ },
    source: 'https://www.rfc-editor.org/rfc/rfc7372',
  },
  {
    cause: 'recipient-rejected',
    transient: false,
    when: { enhancedCode: /^[45]\.(?:1\.(?:1|2|3|6|10)|4\.1)$/ },
    source: RFC_3463,
  },
  { cause: 'mailbox-full', transient: false, when: { enhancedCode: /^[45]\.2\.2$/ }, source: RFC_3463 },
  {
    cause: 'message-too-large',
    transient: false,
    when: { enhancedCode: /^5\.(?:2\.3|3\.4)$/ },
    source: RFC_3463,
  },
  { cause: 'recipient-limit', transient: false, when: { enhancedCode: /^[45]\.5\.3$/ }, source: RFC_3463 },
  {
    cause: 'send-quota-exceeded',
    transient: true,
    when: { enhancedCode: /^5\.4\.5$/, family: ['google'] },
    source: 'https://support.google.com/mail/answer/22839',
  },
  { cause: 'wrong-security-mode', transient: false, when: { smtpCode: /^538$/ }, source: RFC_4954 },
  {
    cause: 'protocol-error',
    transient: false,
    when: { smtpCode: /^50[0-3]$/ },
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3',
  },
  {
    cause: 'server-busy',
    transient: true,
    when: { smtpCode: /^4/ },
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1',
  },
  { cause: 'server-busy', transient: true, when: { enhancedCode: /^4\./ }, source: RFC_3463 },
  {
    cause: 'connection-lost',
    transient: true,
    says: [/^bye\b/],
    source: 'https://www.rfc-editor.org/rfc/rfc3501#section-7.1.5',
  },
];
