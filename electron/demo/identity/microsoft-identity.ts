import type { IdentityVoice } from './identity-voice.ts';

const BY_THE_USER = 'AADSTS65004: User declined to consent to access the app.';

/**
 * Microsoft's sign-in. Numbers: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes; the words of
 * a grant that a new password ended as logged in https://github.com/wkh237/react-native-azure-ad/issues/31,
 * without its dates; a refused device code: https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-device-code.
 */
export const microsoftIdentity: IdentityVoice = {
  name: 'Microsoft',
  scopes: [
    'https://outlook.office.com/IMAP.AccessAsUser.All',
    'https://outlook.office.com/SMTP.Send',
    'offline_access',
    'openid',
    'email',
    'profile',
  ],
  grantEnded: {
    error: 'invalid_grant',
    error_description:
      'AADSTS50173: The provided grant has expired due to it being revoked. The user might have changed or reset their password.',
    error_codes: [50173],
  },
  userRefused: { error: 'access_denied', error_description: BY_THE_USER },
  deviceRefused: {
    error: 'authorization_declined',
    error_description: BY_THE_USER,
    error_codes: [65004],
  },
  trouble: {
    error: 'temporarily_unavailable',
    error_description: 'AADSTS90033: A transient error has occurred. Please try again.',
    error_codes: [90033],
  },
  rotates: true,
};
