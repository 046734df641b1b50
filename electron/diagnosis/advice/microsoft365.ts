import { WATCH_SMTP_ALONE } from '../../provider/browser-sign-in.ts';
import { USE_PORT_587 } from './microsoft.ts';
import type { ProviderAdvice } from './provider-advice.ts';
import type { StepTemplate } from './template.ts';

const LICENCE: StepTemplate = {
  text: 'The administrator: Users > Active users > the user > Licenses and apps > assign a licence with Exchange Online.',
  url: 'https://admin.microsoft.com/Adminportal/Home#/users',
};

/** Microsoft 365 for work or school: nearly every switch is the administrator's. */
export const MICROSOFT365: ProviderAdvice = {
  'bad-credentials': {
    steps: [
      {
        text: 'Sign in on the web to see whether the password still works.',
        url: 'https://mysignins.microsoft.com/security-info',
      },
      { text: 'For SMTP alone, enter the current password here.' },
      'sign-in-instead',
    ],
  },
  'basic-auth-disabled': {
    title: 'Microsoft 365 does not accept this password sign-in',
    meaning: 'Microsoft 365 refuses passwords here, app passwords included, so a new one does not help.',
    steps: [
      'sign-in-instead',
      WATCH_SMTP_ALONE,
      {
        text: 'Where SMTP refuses it too, ask the administrator to keep password sign-in on for this mailbox.',
        url: 'https://aka.ms/smtp_auth_disabled',
      },
    ],
  },
  'smtp-auth-disabled': {
    meaning:
      'Authenticated SMTP is off for the mailbox or the organisation; no new {credential} gets past it.',
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
      { text: 'If it need not send, watch IMAP only: remove SMTP in this mailbox’s settings.' },
    ],
    actor: 'admin',
  },
  'mailbox-not-connected': {
    steps: [
      { text: 'Wait: the check is repeated with growing pauses, and the sign-in itself is right.' },
      'turn-imap-on',
      LICENCE,
      {
        text: 'Make sure that the user name is the mailbox’s main address, not an alias or a shared mailbox.',
      },
    ],
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
      { text: 'Secure the account if somebody else has been sending.', url: 'security' },
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
    steps: [LICENCE],
  },
  'oauth-consent-required': {
    steps: [
      { text: 'Sign in again in Mailvitals and accept everything that the page asks for.' },
      {
        text: 'If the page asks for an administrator, have them approve Mailvitals first, under its client ID.',
        url: 'https://entra.microsoft.com/',
      },
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
