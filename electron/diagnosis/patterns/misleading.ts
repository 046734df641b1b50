import type { Pattern } from './pattern.ts';

/** Sentences made of other causes' words. They stand before everything else, or those words would decide. */
export const MISLEADING: readonly Pattern[] = [
  {
    // Names five causes at once; the authorisation code is the likeliest, and the only one that a person can mend.
    cause: 'bad-credentials',
    transient: false,
    says: [/account is abnormal.{0,40}service is not open.{0,40}password is incorrect/],
    source: 'https://github.com/chengazhen/cursor-auto-free/issues/294',
  },
  {
    cause: 'bad-credentials',
    transient: false,
    says: [/[帐账][号户]异常.{0,20}服务未开启.{0,20}密码错误/],
    source: 'https://help.mail.qq.com/detail/108/1023',
  },
  {
    // IMAP may be off as well; whether SMTP signs in tells the two apart at the level of the mailbox.
    cause: 'bad-credentials',
    transient: false,
    says: [/invalid credentials or imap is disabled/],
    source: 'https://github.com/Foundry376/Mailspring/issues/904',
  },
  {
    cause: 'network-offline',
    transient: true,
    says: [/\beai_again\b/, /temporary failure in name resolution/, /ns_error_unknown_host.{0,20}offline/],
    source: 'https://nodejs.org/api/errors.html#common-system-errors',
  },
  {
    // Node says so of a socket that died before any certificate was seen (happy-eyeballs, measured 2026-09).
    cause: 'connection-lost',
    transient: true,
    says: [/cert does not contain a dns name/],
    source: 'https://nodejs.org/api/net.html#socketconnectoptions-connectlistener',
  },
  {
    cause: 'tls-handshake-failed',
    transient: true,
    says: [/disconnected before secure tls connection was established/],
    source: 'https://nodejs.org/api/tls.html',
  },
  {
    // The server cannot start TLS now (RFC 3207 section 4); its “temporary reason” is not the mailbox's.
    cause: 'tls-handshake-failed',
    transient: true,
    says: [/\btls (?:is )?(?:currently |temporarily )?(?:not available|unavailable)/],
    source: 'https://www.rfc-editor.org/rfc/rfc3207',
  },
  {
    cause: 'protocol-error',
    transient: false,
    says: [/too many invalid (?:imap )?commands/],
    source: 'https://github.com/dovecot/core',
  },
  {
    // A share of the line, not of the disk, though Gmail says [OVERQUOTA].
    cause: 'rate-limited',
    transient: true,
    says: [/bandwidth limit/],
    source: 'https://support.google.com/a/answer/1071518',
  },
  {
    cause: 'server-busy',
    transient: true,
    says: [/recipient thread limit exceeded/],
    source: 'https://github.com/MicrosoftDocs/OfficeDocs-Exchange/pull/2409',
  },
];
