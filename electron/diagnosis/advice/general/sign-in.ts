import type { Cause } from '../../cause.ts';
import type { AdviceTemplate } from '../template.ts';

/** Advice on secrets and on the ways to sign in. */
export const SIGN_IN = {
  'bad-credentials': {
    title: 'The password was not accepted',
    meaning: '{Provider} did not accept the user name or the {secret}.',
    steps: ['make-secret'],
    actor: 'user',
    retry: 'after-change',
  },
  'app-password-required': {
    title: 'A password for mail programs is needed',
    meaning: '{Provider} wants the {secret} made for mail programs and refuses any other password.',
    steps: ['make-secret'],
    actor: 'user',
    retry: 'after-change',
  },
  'basic-auth-disabled': {
    title: 'Passwords are no longer accepted here',
    meaning: '{Provider} refuses every password, app passwords included, so a new one does not help.',
    steps: [
      'sign-in-instead',
      { text: 'Ask the provider or your administrator which passwords mail programs may still use.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'smtp-auth-disabled': {
    title: 'Sending over SMTP is switched off',
    meaning: 'The mailbox may not send over SMTP, and no new {credential} changes that.',
    steps: [
      { text: 'Turn SMTP sending on in the mail settings of {provider}, or ask the administrator to.' },
      { text: 'Check the mailbox again afterwards.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'imap-disabled': {
    title: 'IMAP is switched off',
    meaning: 'The mailbox does not let programs read it over IMAP until that is switched on.',
    steps: ['turn-imap-on', { text: 'Save, wait a minute, and check the mailbox again.' }],
    actor: 'user',
    retry: 'after-change',
  },
  'client-id-required': {
    title: 'The provider wants to know the program first',
    meaning: 'The sign-in worked, but folders stay closed until the program has sent its name (IMAP ID).',
    steps: [
      { text: 'Choose the right provider for this mailbox, so that the name is sent.' },
      { text: 'If it stays closed, sign in on the web once and confirm the new program.', url: 'security' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'auth-not-offered': {
    title: 'The server offers no sign-in that fits',
    meaning: 'On this port the server offers no way to sign in with what is stored.',
    steps: [
      'check-server',
      { text: 'Ask the provider how mail programs sign in, if the settings are right.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'org-policy-block': {
    title: 'The organisation’s rules refuse the sign-in',
    meaning:
      'A security rule of the organisation refuses this sign-in; it says nothing about the {credential}.',
    steps: [
      { text: 'Send the administrator the server’s reply as shown here.' },
      { text: 'Ask them to allow this mailbox to use IMAP and SMTP.' },
    ],
    actor: 'admin',
    retry: 'after-change',
  },
  'license-missing': {
    title: 'The mailbox has no valid licence',
    meaning:
      'The account signs in, but no mailbox is behind it because its licence is missing or has expired.',
    steps: [{ text: 'Ask the administrator to assign or renew the licence.' }],
    actor: 'admin',
    retry: 'after-change',
  },
} as const satisfies Partial<Record<Cause, AdviceTemplate>>;
