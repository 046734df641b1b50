import type { Pattern } from './pattern.ts';

/** A protocol that somebody switched off, or a step that a provider wants first. */
export const SWITCHES: readonly Pattern[] = [
  {
    cause: 'mailbox-not-connected',
    transient: false,
    says: [/user is authenticated but not connected/],
    source: 'https://github.com/postalsys/imapflow/issues/314',
  },
  {
    cause: 'client-id-required',
    transient: false,
    says: [/unsafe login/, /不安全.{0,6}登录/, /登录.{0,10}不安全/],
    source: 'https://github.com/mscdex/node-imap/issues/908',
  },
  {
    // The mailbox and the tenant share the words; OAuth sign-ins get them too.
    cause: 'smtp-auth-disabled',
    transient: false,
    says: [/smtp ?client ?authentication is disabled/, /smtp_auth_disabled/],
    source: 'https://github.com/simonrob/email-oauth2-proxy/issues/193',
  },
  {
    cause: 'smtp-auth-disabled',
    transient: false,
    says: [
      /(?:authenticated smtp|smtp (?:auth(?:entication)?|access|service|client access)) (?:is |has been )?(?:currently )?(?:disabled|not enabled|turned off|switched off|not activated)/,
      /(?:not enabled|enable|disabled) (?:for )?smtp (?:access|use|service|auth)/,
      /smtp\S{0,4}(?:服务|功能)?(?:未开启|未开通|没有开启|已关闭)/,
    ],
    source:
      'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  },
  {
    cause: 'imap-disabled',
    transient: false,
    says: [
      /not enabled for imap/,
      /yet to enable imap/,
      /enable (?:your account for )?imap/,
      /\bimap4? (?:access |service |protocol |use )?(?:is |has been |was )?(?:currently )?(?:disabled|not enabled|turned off|switched off|not activated|not permitted|deactivated|blocked)/,
      /(?:disabled|not enabled|not allowed) (?:for|to use|by) (?:the )?imap/,
    ],
    source: 'https://support.google.com/mail/answer/7126229',
  },
  {
    cause: 'imap-disabled',
    transient: false,
    says: [
      /\bimap\b.{0,40}(?:deaktiviert|ausgeschaltet|nicht aktiviert|desactive|desactivado|deshabilitado|disattivato|disabilitato|desativado|отключ|выключ|uitgeschakeld|wylaczon)/,
      /(?:отключ|выключ)\p{L}{0,4}.{0,40}\bimap\b/u,
      /imap\S{0,6}(?:服务|功能)?(?:未开启|未开通|没有开启|已关闭)/,
    ],
    source: 'https://yandex.com/support/mail/mail-clients/others.html',
  },
  {
    cause: 'smtp-auth-disabled',
    transient: false,
    when: { protocol: ['smtp'] },
    says: [
      /^(?:535 )?(?:error: )?.{0,30}(?:service (?:is )?not (?:open|enabled|activated)|服务未(?:开启|开通))/,
    ],
    source: 'https://help.mail.qq.com/detail/108/1023',
  },
  {
    cause: 'imap-disabled',
    transient: false,
    when: { protocol: ['imap'] },
    says: [
      /service (?:is )?not (?:open|enabled|activated)/,
      /服务未(?:开启|开通)/,
      /pop3?.{0,6}imap.{0,30}(?:disabled|not (?:activated|enabled))/,
    ],
    source: 'https://help.mail.qq.com/detail/108/1023',
  },
  {
    cause: 'imap-disabled',
    transient: false,
    when: { family: ['gmx'], protocol: ['imap'] },
    says: [/authentication failed/],
    source: 'https://github.com/jens-maus/yam/issues/638',
  },
];
