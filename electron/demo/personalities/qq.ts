import { createHash } from 'node:crypto';
import type { Personality } from '../personality.ts';

/** One sentence for five causes, on both protocols. */
const ANY_TROUBLE =
  'Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy.';

/**
 * QQ Mail: authorisation codes only. Greeting: https://github.com/chengazhen/cursor-auto-free/issues/285; sign-in:
 * https://github.com/Enough-Software/enough_mail/issues/159; SMTP:
 * https://github.com/splitbrain/dokuwiki-plugin-smtp/issues/64, https://github.com/YMFE/yapi/issues/2219. IDLE is listed
 * and pushes nothing, folder roles are told by XLIST alone.
 */
export const qq: Personality = {
  id: 'qq',
  imap: {
    passwords: 'authorization-code',
    greeting: '[CAPABILITY {capabilities}] QQMail XMIMAP4Server ready',
    capabilities: {
      beforeSignIn: 'IMAP4 IMAP4rev1 ID AUTH=PLAIN AUTH=LOGIN AUTH=XOAUTH2 NAMESPACE'.split(' '),
      afterSignIn: 'IMAP4 IMAP4rev1 IDLE XLIST ID UIDPLUS NAMESPACE'.split(' '),
    },
    tellsCapabilitiesAfterSignIn: false,
    signedIn: 'Success login ok',
    refusals: { rejected: { reply: `NO ${ANY_TROUBLE}` } },
    tokenChallenge: null,
    whenSwitchedOff: 'refuse',
    notConnected: null,
    withoutId: null,
    serverId: null,
    sessionEnded: null,
    farewell: 'LOGOUT received',
  },
  smtp: {
    passwords: 'authorization-code',
    greeting: 'newxmesmtplogicsvrszgpua5-0.qq.com XMail Esmtp QQ Mail Server.',
    hello: 'newxmesmtplogicsvrszgpua5-0.qq.com',
    extensions: ['PIPELINING', 'SIZE 73400320', 'MAILCOMPRESS', 'SMTPUTF8', '8BITMIME'],
    mechanisms: ['LOGIN', 'PLAIN', 'XOAUTH', 'XOAUTH2'],
    signedIn: 'Authentication successful',
    refusals: {
      rejected: [`535 ${ANY_TROUBLE} More information at https://help.mail.qq.com/detail/108/1023`],
      'app-password-needed': [
        '535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=28&&no=1001256',
      ],
    },
    tokenChallenge: null,
    foreignSender: { at: 'mail', reply: ['501 mail from address must be same as authorization user'] },
    capReached: null,
    accepted: 'OK: queued as.',
  },
  folders: [
    { name: 'INBOX', specialUse: null },
    { name: 'Drafts', specialUse: '\\Drafts' },
    { name: 'Sent Messages', specialUse: '\\Sent' },
    { name: 'Junk', specialUse: '\\Junk' },
  ],
  pushesIdle: false,
  advertisesSpecialUse: false,
  filesSentCopy: true,
  rewriteMessageId: (messageId) =>
    `<tencent_${createHash('sha1').update(messageId).digest('hex').toUpperCase()}@qq.com>`,
  allowsPlainSignIn: false,
};
