import { issuerOf } from '../binding/find-sign-in.ts';
import { CLIENT_SOURCES } from '../oauth/client-sources.ts';
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
    clientIdFrom: found.kind === 'missing' ? null : found.from,
    guide: guideOf(issuer, oauth),
  };
}

/** The three steps to a client id. */
export function guideOf(issuer: IdentityProviderId, { providers }: OAuthParts): RegistrationGuide {
  const { why, steps } = REGISTRATION_GUIDES[issuer];
  const { setting, environment } = CLIENT_SOURCES[issuer];
  return {
    issuer,
    name: providers[issuer].name,
    why,
    steps,
    setting: SETTINGS[setting].name,
    environmentVariable: environment.clientId,
    hasClientSecret: providers[issuer].clientSecret === 'handed-out',
  };
}
