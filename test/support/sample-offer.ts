import type { ProviderDetails, SignInIssuer, SignInOffer } from '../../electron/api/contract.ts';
import { IDENTITY_PROVIDERS } from '../../electron/oauth/identity-providers.ts';
import { REGISTRATION_GUIDES } from '../../electron/oauth/registration-guide.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import { secretAdvice } from '../../electron/provider/secret-advice.ts';

/** A sign-in as it is offered; Microsoft’s is advised, as its mailboxes refuse passwords. */
export function sampleOffer(issuer: SignInIssuer, changes: Partial<SignInOffer> = {}): SignInOffer {
  const { name, deviceCode, clientSecret, revocationUrl } = IDENTITY_PROVIDERS[issuer];
  const { why, steps } = REGISTRATION_GUIDES[issuer];
  return {
    issuer,
    name,
    isAdvised: issuer === 'microsoft',
    takesDeviceCode: deviceCode === 'offered',
    isTakenBackOnRemoval: revocationUrl !== null,
    clientIdFrom: 'build',
    guide: {
      issuer,
      name,
      why,
      steps,
      setting: `${issuer}-client-id`,
      environmentVariable: `MAILVITALS_${issuer.toUpperCase()}_CLIENT_ID`,
      hasClientSecret: clientSecret === 'handed-out',
    },
    ...changes,
  };
}

/** What is known of a provider, as far as forms need it. */
export function sampleProvider(
  id: 'outlook' | 'gmail' | 'microsoft365',
  changes: Partial<SignInOffer> = {},
): ProviderDetails {
  const provider = findProviderById(id);
  if (provider === null) throw new Error(`There is no preset ${id}`);
  const { name, domains, secretName } = provider;
  return {
    id,
    name,
    domains,
    imap: null,
    smtp: [],
    secretName,
    sendCap: null,
    confidence: 'high',
    facts: [],
    secretSteps: secretAdvice(provider).steps,
    signIn: sampleOffer(id === 'gmail' ? 'google' : 'microsoft', changes),
    notes: [],
    sources: [],
  };
}
