import type { ImapVoice, SmtpVoice } from '../personality.ts';

/*
 * What all of Microsoft's mail services have in common. Greeting, capabilities and EHLO reply as logged in
 * https://github.com/jstedfast/MailKit/issues/2016 (2026-09) and
 * https://github.com/simonrob/email-oauth2-proxy/issues/95; refusals as in errors.json of the project's research.
 * UIDPLUS, MOVE and UNSELECT are listed as by the real server; a monitor uses none of them.
 */

const TRACE = '[AM0PR01CA0001.eurprd01.prod.exchangelabs.com 2026-11-20T20:00:00.000Z 08DE000000000000]';

/** The exact sentence of a refusal for a switched-off SMTP AUTH. */
export const SMTP_AUTH_OFF_FOR_MAILBOX = [
  `535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. ${TRACE}`,
];

/** The same, where the organisation's default decides. */
export const SMTP_AUTH_OFF_FOR_TENANT = [
  `535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. ${TRACE}`,
];

/** Exchange lists no SPECIAL-USE, before sign-in or after. */
const MODERN = 'SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+'.split(' ');

/** IMAP as it is since 2026: tokens only, and it says so before anybody asks. */
export const MICROSOFT_IMAP: ImapVoice = {
  passwords: 'none',
  greeting: 'Microsoft Exchange IMAP4 service ready.',
  capabilities: {
    beforeSignIn: ['IMAP4', 'IMAP4rev1', 'AUTH=XOAUTH2', 'LOGINDISABLED', ...MODERN],
    afterSignIn: ['IMAP4', 'IMAP4rev1', 'AUTH=PLAIN', 'AUTH=XOAUTH2', ...MODERN],
  },
  tellsCapabilitiesAfterSignIn: false,
  signedIn: '{command} completed.',
  refusals: {
    rejected: { reply: 'NO {command} failed.' },
    'passwords-refused': {
      reply: 'NO Basic authentication is disabled.',
      bye: 'Microsoft Exchange Server IMAP4 server signing off.',
    },
    locked: {
      reply:
        'NO {command} failed. Account is blocked. Login to your account via a web browser to verify your identity.',
    },
  },
  tokenChallenge: null,
  whenSwitchedOff: 'not-connected',
  notConnected: 'BAD User is authenticated but not connected.',
  withoutId: null,
  serverId: ['name', 'Microsoft.Exchange.Imap4.Imap4Server', 'version', '15.20'],
  sessionEnded: 'Session invalidated - AccessTokenExpired',
  farewell: 'Microsoft Exchange Server IMAP4 server signing off.',
};

/** SMTP submission. */
export const MICROSOFT_SMTP: SmtpVoice = {
  passwords: 'none',
  greeting: 'AM0PR01CA0001.outlook.office365.com Microsoft ESMTP MAIL Service ready',
  hello: 'AM0PR01CA0001.outlook.office365.com Hello [127.0.0.1]',
  extensions: ['SIZE 157286400', 'PIPELINING', 'DSN', 'ENHANCEDSTATUSCODES', '8BITMIME', 'SMTPUTF8'],
  mechanisms: ['LOGIN', 'XOAUTH2'],
  signedIn: '2.7.0 Authentication successful',
  refusals: {
    rejected: [`535 5.7.3 Authentication unsuccessful ${TRACE}`],
    'passwords-refused': [
      `535 5.7.139 Authentication unsuccessful, basic authentication is disabled. ${TRACE}`,
    ],
    'protocol-off': SMTP_AUTH_OFF_FOR_MAILBOX,
    'policy-blocked': [
      "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
    ],
    throttled: ['451 4.7.0 Temporary server error. Please try again later. PRX4'],
  },
  tokenChallenge: null,
  foreignSender: {
    at: 'data',
    reply: [
      '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message Cannot submit message.',
    ],
  },
  capReached: [
    '554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message WASCL UserAction verdict is not None. Actual verdict is RefuseQuota, ShowTierUpgrade.',
  ],
  accepted: '2.0.0 OK [Hostname=AM0PR01MB0001.eurprd01.prod.exchangelabs.com]',
};
