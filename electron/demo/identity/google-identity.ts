import type { IdentityVoice } from './identity-voice.ts';

/**
 * Google's sign-in. A grant that has ended: https://github.com/googleworkspace/python-samples/issues/1644; a refusal carries
 * no words: https://developers.google.com/identity/protocols/oauth2/native-app. What it says in trouble is not known.
 */
export const googleIdentity: IdentityVoice = {
  name: 'Google',
  scopes: ['https://mail.google.com/', 'openid', 'email'],
  grantEnded: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  userRefused: { error: 'access_denied' },
  deviceRefused: { error: 'access_denied', error_description: 'Forbidden' },
  trouble: { error: 'temporarily_unavailable', error_description: 'The service is unavailable.' },
  rotates: false,
};
