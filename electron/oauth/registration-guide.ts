import type { IdentityProviderId } from './identity-providers.ts';

/** How a user registers Mailvitals at a provider, once for all mailboxes there. */
export interface RegistrationGuide {
  /** Why this is asked for, in one sentence. */
  readonly why: string;
  /** Three, in order; `url` is an https link. */
  readonly steps: readonly [RegistrationStep, RegistrationStep, RegistrationStep];
  /** Public documents behind the steps: https links. */
  readonly sources: readonly string[];
}

interface RegistrationStep {
  readonly text: string;
  readonly url: string;
}

export const REGISTRATION_GUIDES: Readonly<Record<IdentityProviderId, RegistrationGuide>> = {
  microsoft: {
    why: 'Microsoft lets only programs that are registered ask for a sign-in; this is done once, is free and takes about five minutes.',
    steps: [
      {
        text: 'Choose “New registration”: any name, accounts “any organizational directory and personal Microsoft accounts”, platform “Public client/native (mobile & desktop)”, redirect URI http://localhost/callback.',
        url: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
      },
      {
        text: 'Under “Authentication” set “Allow public client flows” to “Yes”. Under “API permissions” add the delegated permissions of Microsoft Graph IMAP.AccessAsUser.All, SMTP.Send and offline_access.',
        url: 'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
      },
      {
        text: 'Copy the “Application (client) ID” from “Overview” into the field for it in Mailvitals.',
        url: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
      },
    ],
    sources: [
      'https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app',
      'https://learn.microsoft.com/en-us/entra/identity-platform/reply-url',
      'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-device-code',
    ],
  },
  google: {
    why: 'Google lets only programs that are registered ask for a sign-in; this is done once, is free and takes about five minutes.',
    steps: [
      {
        text: 'Make a project, choose the audience “External” (“Internal” for one Workspace), and publish it: while it is in testing, every sign-in ends after 7 days.',
        url: 'https://console.cloud.google.com/auth/overview',
      },
      {
        text: 'Under “Clients” choose “Create client” and the type “Desktop app”.',
        url: 'https://console.cloud.google.com/auth/clients',
      },
      {
        text: 'Copy the client ID and the client secret into the fields for them in Mailvitals. At the first sign-in Google warns of an unverified app: choose “Advanced” and go on, for it is your own.',
        url: 'https://console.cloud.google.com/auth/clients',
      },
    ],
    sources: [
      'https://developers.google.com/identity/protocols/oauth2/native-app',
      'https://developers.google.com/identity/protocols/oauth2#expiration',
      'https://support.google.com/cloud/answer/15549257',
    ],
  },
};
