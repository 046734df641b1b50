import type { MailboxDetails, MailboxReport, MailboxSummary } from '../../electron/api/contract.ts';
import { sampleDetails } from './sample-details.ts';
import { sampleProtocol, sampleReport } from './sample-report.ts';
import { minutesAgo, sampleSummary } from './sample-snapshot.ts';

const address = 'you@outlook.com';

function state(
  summary: Partial<MailboxSummary>,
  report: MailboxReport,
  changes: Partial<MailboxDetails> = {},
): MailboxDetails {
  return sampleDetails(sampleSummary(address, summary), report, changes);
}

/** One protocol that did not take the sign-in. */
function refusedSignIn(protocol: 'imap' | 'smtp', cause: NonNullable<MailboxReport['cause']>) {
  return sampleProtocol(protocol, {
    ok: false,
    stage: 'login',
    cause,
    reply: protocol === 'imap' ? 'A2 NO AUTHENTICATE failed.' : '535 5.7.3 Authentication unsuccessful',
    rungs: sampleProtocol(protocol).rungs.slice(0, 5),
  });
}

/** What a mailbox meets that is signed in to at its provider’s own page, or is to be. */
export const SIGN_IN_STATES = {
  'signed-in': state({}, sampleReport(address), { signInMethod: 'oauth2' }),
  'sign-in-ended': state(
    {
      status: 'action-needed',
      cause: 'oauth-grant-invalid',
      summary: 'The sign-in with Microsoft has ended',
      mendedBy: 'sign-in',
      since: minutesAgo(48),
      lastProofAt: minutesAgo(63),
    },
    sampleReport(address, {
      status: 'action-needed',
      cause: 'oauth-grant-invalid',
      title: 'The sign-in with Microsoft has ended',
      summary: 'Microsoft no longer accepts the stored sign-in, as after a change to the account’s security.',
      advice: [
        { text: 'Sign in again in Mailvitals.', url: null },
        {
          text: 'If you changed nothing yourself, look at the account’s recent activity.',
          url: 'https://account.live.com/activity',
        },
      ],
      actor: 'user',
      mendedBy: 'sign-in',
      imap: refusedSignIn('imap', 'oauth-grant-invalid'),
      smtp: refusedSignIn('smtp', 'oauth-grant-invalid'),
    }),
    { signInMethod: 'oauth2' },
  ),
  'token-refused': state(
    {
      status: 'action-needed',
      cause: 'oauth-token-refused',
      summary: 'Microsoft’s mail servers no longer accept the sign-in',
      mendedBy: null,
      since: minutesAgo(48),
      lastProofAt: minutesAgo(63),
    },
    sampleReport(address, {
      status: 'action-needed',
      cause: 'oauth-token-refused',
      title: 'Microsoft’s mail servers no longer accept the sign-in',
      summary:
        'It worked before, and Microsoft renewed the sign-in when they were last asked, so it had not ended: something about the mailbox was changed, or the mail servers are in trouble that passes.',
      advice: [
        {
          text: 'Wait an hour or two: mostly it passes, and the servers are asked again by themselves.',
          url: null,
        },
        { text: 'Sign in again in Mailvitals.', url: null },
      ],
      actor: 'user',
      mendedBy: null,
      imap: refusedSignIn('imap', 'oauth-token-refused'),
      smtp: refusedSignIn('smtp', 'oauth-token-refused'),
      signIn: { allowed: true, rejectedSinceChange: 4, lastRejectedAt: minutesAgo(48) },
    }),
    { signInMethod: 'oauth2' },
  ),
  'sign-in-server-down': state(
    {
      status: 'unreachable',
      cause: 'oauth-unavailable',
      summary: 'The sign-in server of Microsoft cannot be used just now',
      since: minutesAgo(48),
      lastProofAt: minutesAgo(63),
    },
    sampleReport(address, {
      status: 'unreachable',
      cause: 'oauth-unavailable',
      transient: true,
      title: 'The sign-in server of Microsoft cannot be used just now',
      summary: 'It does not answer as it should; nothing says that the sign-in has ended.',
      advice: [
        { text: 'Wait: the check is repeated by itself with growing pauses.', url: null },
        { text: 'If this stays all the same, sign in again in Mailvitals.', url: null },
      ],
      actor: 'nobody',
      imap: sampleProtocol('imap', {
        ok: true,
        stage: 'capability',
        rungs: sampleProtocol('imap').rungs.slice(0, 5),
      }),
      smtp: null,
    }),
    { signInMethod: 'oauth2' },
  ),
  'passwords-refused': state(
    {
      status: 'action-needed',
      cause: 'basic-auth-disabled',
      summary: 'Outlook.com no longer accepts passwords',
      mendedBy: 'sign-in',
      since: minutesAgo(48),
      lastProofAt: minutesAgo(63),
    },
    sampleReport(address, {
      status: 'action-needed',
      cause: 'basic-auth-disabled',
      title: 'Outlook.com no longer accepts passwords',
      summary:
        'Microsoft refuses every password here, app passwords included, so a new app password does not help.',
      advice: [
        {
          text: 'Choose “Sign in with Microsoft” in Mailvitals: the mailbox keeps its settings and history.',
          url: null,
        },
      ],
      actor: 'user',
      mendedBy: 'sign-in',
      imap: refusedSignIn('imap', 'basic-auth-disabled'),
      smtp: refusedSignIn('smtp', 'basic-auth-disabled'),
    }),
  ),
  'client-id-refused': state(
    {
      status: 'action-needed',
      cause: 'oauth-client-rejected',
      summary: 'Microsoft does not accept the registration of Mailvitals',
      mendedBy: 'sign-in',
      since: minutesAgo(48),
    },
    sampleReport(address, {
      status: 'action-needed',
      cause: 'oauth-client-rejected',
      title: 'Microsoft does not accept the registration of Mailvitals',
      summary:
        'Microsoft does not know the client ID that Mailvitals signs in with, or its registration does not allow this sign-in.',
      advice: [
        {
          text: 'Compare the client ID in the settings of Mailvitals with that of your registration.',
          url: 'https://entra.microsoft.com/',
        },
      ],
      actor: 'user',
      mendedBy: 'sign-in',
      imap: refusedSignIn('imap', 'oauth-client-rejected'),
      smtp: refusedSignIn('smtp', 'oauth-client-rejected'),
    }),
    { signInMethod: 'oauth2' },
  ),
  'passwords-ending': state(
    {
      provider: 'microsoft365',
      status: 'warning',
      summary: 'It works, with a warning',
      since: minutesAgo(20),
    },
    sampleReport(address, {
      provider: 'microsoft365',
      status: 'warning',
      title: 'It works, with a warning',
      summary: 'Microsoft 365 turns SMTP sign-in with a password off by default at the end of December 2026.',
      advice: [
        {
          text: 'Move the mailbox over with “Sign in with Microsoft” before then.',
          url: 'https://mc.merill.net/message/MC786329',
        },
      ],
      actor: 'user',
      imap: null,
    }),
    { imapServer: null },
  ),
} satisfies Readonly<Record<string, MailboxDetails>>;
