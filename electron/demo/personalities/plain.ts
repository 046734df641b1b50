import type { Personality } from '../personality.ts';

/** A small server without peculiarities, in the words of Dovecot and Postfix, that also signs in without TLS. */
export const plain: Personality = {
  id: 'plain',
  imap: {
    passwords: 'login-password',
    greeting: '[CAPABILITY {capabilities}] IMAP ready.',
    capabilities: {
      beforeSignIn:
        'IMAP4rev1 SASL-IR ID ENABLE IDLE NAMESPACE LITERAL+ AUTH=PLAIN AUTH=LOGIN AUTH=XOAUTH2 AUTH=OAUTHBEARER'.split(
          ' ',
        ),
      afterSignIn: 'IMAP4rev1 ID ENABLE IDLE NAMESPACE LITERAL+ SPECIAL-USE'.split(' '),
    },
    tellsCapabilitiesAfterSignIn: true,
    signedIn: 'Logged in',
    refusals: {
      rejected: { reply: 'NO [AUTHENTICATIONFAILED] Authentication failed.' },
      throttled: { reply: 'NO [UNAVAILABLE] Temporary authentication failure.' },
    },
    tokenChallenge: { status: 'invalid_token', schemes: 'bearer' },
    whenSwitchedOff: 'refuse',
    notConnected: null,
    withoutId: null,
    serverId: ['name', 'Dovecot'],
    sessionEnded: null,
    farewell: 'Logging out',
  },
  smtp: {
    passwords: 'login-password',
    greeting: 'mail.example.net ESMTP Postfix',
    hello: 'mail.example.net',
    extensions: ['PIPELINING', 'SIZE 10240000', 'ENHANCEDSTATUSCODES', '8BITMIME', 'SMTPUTF8'],
    mechanisms: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    signedIn: '2.7.0 Authentication successful',
    refusals: {
      rejected: ['535 5.7.8 Error: authentication failed: authentication failure'],
      throttled: ['454 4.7.0 Temporary authentication failure: Connection lost to authentication server'],
    },
    tokenChallenge: null,
    foreignSender: null,
    capReached: ['550 5.4.5 Daily user sending limit exceeded.'],
    accepted: '2.0.0 Ok: queued',
  },
  folders: [
    { name: 'INBOX', specialUse: null },
    { name: 'Drafts', specialUse: '\\Drafts' },
    { name: 'Sent', specialUse: '\\Sent' },
    { name: 'Junk', specialUse: '\\Junk' },
  ],
  pushesIdle: true,
  advertisesSpecialUse: true,
  filesSentCopy: false,
  rewriteMessageId: null,
  allowsPlainSignIn: true,
};
