import { notOfferedYet, RENEW_BROWSER_SIGN_IN, WATCH_SMTP_ALONE } from '../../provider/browser-sign-in.ts';
import { USE_PORT_587 } from './microsoft.ts';
import type { ProviderAdvice } from './provider-advice.ts';
import type { StepTemplate } from './template.ts';

const NO_PASSWORD_ON_IMAP: StepTemplate = {
  text: `IMAP takes no passwords at Microsoft 365, and ${notOfferedYet('Microsoft')}.`,
};

/** Microsoft 365 for work or school: nearly every switch is the administrator's. */
export const MICROSOFT365: ProviderAdvice = {
  'bad-credentials': {
    steps: [
      {
        text: 'Sign in on the web to see whether the password still works.',
        url: 'https://mysignins.microsoft.com/security-info',
      },
      { text: 'For SMTP, enter the current password here.' },
      NO_PASSWORD_ON_IMAP,
      WATCH_SMTP_ALONE,
    ],
  },
  'basic-auth-disabled': {
    title: 'Microsoft 365 does not accept this password sign-in',
    meaning: 'Microsoft 365 refuses passwords here, app passwords included, so a new one does not help.',
    steps: [
      NO_PASSWORD_ON_IMAP,
      WATCH_SMTP_ALONE,
      {
        text: 'Where SMTP refuses it too, ask the administrator to keep password sign-in on for this mailbox.',
        url: 'https://aka.ms/smtp_auth_disabled',
      },
    ],
  },
  'smtp-auth-disabled': {
    meaning:
      'Authenticated SMTP is off for the mailbox or the organisation; no new password and no sign-in gets past it.',
    steps: [
      {
        text: 'The administrator: Users > Active users > the user > Mail > Manage email apps > tick “Authenticated SMTP”.',
        url: 'https://admin.microsoft.com/Adminportal/Home#/users',
      },
      {
        text: 'Or in PowerShell: Set-CASMailbox -Identity user@company.com -SmtpClientAuthenticationDisabled $false',
        url: 'https://aka.ms/smtp_auth_disabled',
      },
      {
        text: 'The mailbox’s setting overrides the organisation’s, so the organisation’s can stay as it is.',
      },
      { text: 'Wait up to an hour until it takes effect, then check again.' },
    ],
    actor: 'admin',
  },
  'imap-disabled': {
    steps: ['turn-imap-on', { text: 'Wait up to an hour until it takes effect, then check again.' }],
    actor: 'admin',
  },
  'org-policy-block': {
    steps: [
      {
        text: 'The administrator: look the refused sign-in up in the sign-in logs.',
        url: 'https://entra.microsoft.com/',
      },
      {
        text: 'Replace Security Defaults by a Conditional Access rule that allows this mailbox.',
      },
    ],
  },
  'account-locked': {
    steps: [
      {
        text: 'The administrator: unblock the user under “Restricted entities”, once the account is known to be safe.',
        url: 'https://security.microsoft.com/restrictedentities',
      },
      { text: 'Change the password if somebody else has been sending.' },
    ],
    actor: 'admin',
  },
  'sender-not-allowed': {
    steps: [
      { text: 'Send from the address that signs in.' },
      {
        text: 'The administrator: add the address to the mailbox as an alias, or grant “Send as”.',
        url: 'https://admin.exchange.microsoft.com/',
      },
    ],
  },
  'license-missing': {
    steps: [
      {
        text: 'The administrator: Users > Active users > the user > Licenses and apps > assign a licence with Exchange Online.',
        url: 'https://admin.microsoft.com/Adminportal/Home#/users',
      },
    ],
  },
  'oauth-consent-required': {
    steps: [
      {
        text: 'The administrator: approve the app for the organisation.',
        url: 'https://entra.microsoft.com/',
      },
      ...RENEW_BROWSER_SIGN_IN,
    ],
    actor: 'admin',
  },
  'host-not-found': {
    steps: [
      { text: 'For SMTP, write smtp.office365.com, port 587, STARTTLS.' },
      { text: 'For IMAP, write outlook.office365.com, port 993, TLS.' },
    ],
  },
  'wrong-security-mode': { steps: [USE_PORT_587, 'check-server'] },
  'connection-refused': { steps: [USE_PORT_587, 'check-server'] },
  'port-blocked': {
    steps: [
      USE_PORT_587,
      'check-server',
      { text: 'Try another network, or allow port 587 in the firewall.' },
    ],
  },
};
