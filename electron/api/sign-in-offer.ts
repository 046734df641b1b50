import { issuerOf } from '../binding/find-sign-in.ts';
import type { IdentityProviderId } from '../oauth/identity-providers.ts';
import type { OAuthParts } from '../oauth/oauth-parts.ts';
import { REGISTRATION_GUIDES } from '../oauth/registration-guide.ts';
import type { Provider } from '../provider/provider.ts';
import { SETTINGS } from '../settings/settings-schema.ts';
import type { RegistrationGuide, SignInOffer } from './contract.ts';

/** How a mailbox of this provider is signed in to at the provider’s own page; `null` where this program cannot. */
export async function offerOf(
  provider: Provider,
  { oauth }: { readonly oauth: OAuthParts },
): Promise<SignInOffer | null> {
  const issuer = issuerOf(provider);
  if (issuer === null) return null;
  const { name, deviceCode, revocationUrl } = oauth.providers[issuer];
  const found = await oauth.registrationFor(issuer, provider.kind);
  return {
    issuer,
    name,
    isAdvised: provider.passwordRefusedOn.includes('imap'),
    takesDeviceCode: deviceCode === 'offered',
    isTakenBackOnRemoval: revocationUrl !== null,
    clientIdFrom: found.kind === 'found' ? found.from : null,
    guide: guideOf(issuer, oauth),
  };
}

/** The three steps to a client id. */
export function guideOf(issuer: IdentityProviderId, { providers }: OAuthParts): RegistrationGuide {
  const { why, steps } = REGISTRATION_GUIDES[issuer];
  return {
    issuer,
    name: providers[issuer].name,
    why,
    steps,
    setting: SETTINGS[issuer === 'google' ? 'googleClientId' : 'microsoftClientId'].name,
    environmentVariable:
      issuer === 'google' ? 'MAILVITALS_GOOGLE_CLIENT_ID' : 'MAILVITALS_MICROSOFT_CLIENT_ID',
    hasClientSecret: providers[issuer].clientSecret === 'handed-out',
  };
}
