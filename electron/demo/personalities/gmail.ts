import type { Personality } from '../personality.ts';

/*
 * Greeting and capabilities: https://github.com/jstedfast/MailKit/issues/1276 and
 * https://github.com/emailjs/emailjs-imap-client/issues/119, less the extensions that are not spoken here (QUOTA,
 * COMPRESS, CONDSTORE, ESEARCH, LIST-STATUS, UTF8). Token challenge:
 * https://github.com/google/gmail-oauth2-tools/issues/78. SMTP: https://github.com/PHPMailer/PHPMailer/issues/2328,
 * https://github.com/nodemailer/nodemailer/issues/1116. The request ids that Google appends are left out.
 */

const CHALLENGE = { status: '400', schemes: 'Bearer', scope: 'https://mail.google.com/' };

/** Gmail: app passwords only where two-step verification is on, or tokens. */
export const gmail: Personality = {
  id: 'gmail',
  imap: {
    passwords: 'app-password',
    greeting: 'Gimap ready for requests from 127.0.0.1',
    capabilities: {
      beforeSignIn:
        'IMAP4rev1 UNSELECT IDLE NAMESPACE ID XLIST CHILDREN X-GM-EXT-1 XYZZY SASL-IR AUTH=XOAUTH2 AUTH=PLAIN AUTH=PLAIN-CLIENTTOKEN AUTH=OAUTHBEARER'.split(
          ' ',
        ),
      afterSignIn:
        'IMAP4rev1 UNSELECT IDLE NAMESPACE ID XLIST CHILDREN X-GM-EXT-1 UIDPLUS ENABLE MOVE LITERAL- SPECIAL-USE APPENDLIMIT=35651584'.split(
          ' ',
        ),
    },
    tellsCapabilitiesAfterSignIn: true,
    signedIn: '{address} authenticated (Success)',
    refusals: {
      rejected: { reply: 'NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)' },
      'app-password-needed': {
        reply:
          'NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      },
      'web-login-needed': {
        reply:
          'NO [ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)',
      },
      locked: {
        reply:
          'NO [ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)',
      },
      throttled: { reply: 'NO [ALERT] Too many simultaneous connections. (Failure)' },
      'protocol-off': {
        reply:
          'NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
      },
    },
    tokenChallenge: CHALLENGE,
    whenSwitchedOff: 'refuse',
    notConnected: null,
    withoutId: null,
    serverId: ['name', 'GImap', 'vendor', 'Google, Inc.', 'support-url', 'https://support.google.com/mail'],
    sessionEnded: 'Session expired, please login again',
    farewell: 'LOGOUT Requested',
  },
  smtp: {
    passwords: 'app-password',
    greeting: 'smtp.gmail.com ESMTP - gsmtp',
    hello: 'smtp.gmail.com at your service, [127.0.0.1]',
    extensions: ['SIZE 35882577', '8BITMIME', 'ENHANCEDSTATUSCODES', 'PIPELINING', 'CHUNKING', 'SMTPUTF8'],
    mechanisms: ['LOGIN', 'PLAIN', 'XOAUTH2', 'PLAIN-CLIENTTOKEN', 'OAUTHBEARER', 'XOAUTH'],
    signedIn: '2.7.0 Accepted',
    refusals: {
      rejected: [
        '535-5.7.8 Username and Password not accepted. Learn more at',
        '535 5.7.8  https://support.google.com/mail/?p=BadCredentials - gsmtp',
      ],
      'app-password-needed': [
        '534-5.7.9 Application-specific password required. For more information, go to',
        '534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor - gsmtp',
      ],
      'web-login-needed': [
        '534-5.7.14 Please log in via your web browser and then try again.',
        '534-5.7.14 Learn more at',
        '534 5.7.14  https://support.google.com/mail/answer/78754 - gsmtp',
      ],
      locked: [
        '534-5.7.14 Please log in via your web browser and then try again.',
        '534-5.7.14 Learn more at',
        '534 5.7.14  https://support.google.com/mail/answer/78754 - gsmtp',
      ],
      throttled: ['454 4.7.0 Too many login attempts, please try again later. - gsmtp'],
    },
    tokenChallenge: CHALLENGE,
    foreignSender: null,
    capReached: ['550 5.4.5 Daily user sending limit exceeded. - gsmtp'],
    accepted: '2.0.0 OK - gsmtp',
  },
  folders: [
    { name: 'INBOX', specialUse: null },
    { name: '[Gmail]/Drafts', specialUse: '\\Drafts' },
    { name: '[Gmail]/Sent Mail', specialUse: '\\Sent' },
    { name: '[Gmail]/Spam', specialUse: '\\Junk' },
  ],
  pushesIdle: true,
  advertisesSpecialUse: true,
  filesSentCopy: true,
  rewriteMessageId: null,
  allowsPlainSignIn: false,
};
