import type { Personality } from '../personality.ts';

/**
 * NetEase 163 (Coremail): authorisation codes only, and no folder opens before the client has sent ID. Greeting and
 * capabilities: https://github.com/MailCore/mailcore2/issues/1113; refusal to open:
 * https://github.com/smiley22/S22.Imap/issues/167; the IMAP refusal and the SMTP replies as quoted by many public
 * clients. There is no IDLE.
 */
export const netease163: Personality = {
  id: 'netease163',
  imap: {
    passwords: 'authorization-code',
    greeting: 'Coremail System IMap Server Ready(163com[726cd87d72d896a1ac393507346040fa])',
    capabilities: {
      beforeSignIn:
        'IMAP4rev1 XLIST SPECIAL-USE ID LITERAL+ XAPPLEPUSHSERVICE UIDPLUS X-CM-EXT-1 SASL-IR AUTH=XOAUTH2'.split(
          ' ',
        ),
      afterSignIn:
        'IMAP4rev1 XLIST SPECIAL-USE ID LITERAL+ XAPPLEPUSHSERVICE UIDPLUS X-CM-EXT-1 SASL-IR AUTH=XOAUTH2'.split(
          ' ',
        ),
    },
    tellsCapabilitiesAfterSignIn: false,
    signedIn: '{command} completed',
    refusals: { rejected: { reply: 'NO {command} Login error or password error' } },
    tokenChallenge: null,
    whenSwitchedOff: 'refuse',
    notConnected: null,
    withoutId: 'NO {command} Unsafe Login. Please contact kefu@188.com for help',
    serverId: ['name', 'Coremail Imap', 'vendor', 'Mailtech'],
    sessionEnded: null,
    farewell: 'IMAP4rev1 Server logging out',
  },
  smtp: {
    passwords: 'authorization-code',
    greeting: '163.com Anti-spam GT for Coremail System (163com[20141201])',
    hello: 'mail',
    extensions: ['PIPELINING', '8BITMIME'],
    mechanisms: ['LOGIN', 'PLAIN'],
    signedIn: 'Authentication successful',
    refusals: { rejected: ['535 Error: authentication failed'] },
    tokenChallenge: null,
    foreignSender: { at: 'mail', reply: ['553 Mail from must equal authorized user'] },
    capReached: ['554 MI:STC'],
    accepted: 'Mail OK queued',
  },
  folders: [
    { name: 'INBOX', specialUse: null },
    // 草稿箱, 已发送, 垃圾邮件
    { name: '&g0l6P3ux-', specialUse: '\\Drafts' },
    { name: '&XfJT0ZAB-', specialUse: '\\Sent' },
    { name: '&V4NXPpCuTvY-', specialUse: '\\Junk' },
  ],
  pushesIdle: false,
  advertisesSpecialUse: true,
  filesSentCopy: true,
  rewriteMessageId: null,
  allowsPlainSignIn: false,
};
