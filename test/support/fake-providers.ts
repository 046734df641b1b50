import type { ApiParts } from '../../electron/api/api-parts.ts';
import type { Api, RegisterClientResult, SignInIssuer, Snapshot } from '../../electron/api/contract.ts';
import { providerHandlers } from '../../electron/api/provider-handlers.ts';
import { offerOf } from '../../electron/api/sign-in-offer.ts';
import { formatServerUrl } from '../../electron/mailbox/server-address.ts';
import { IDENTITY_PROVIDERS } from '../../electron/oauth/identity-providers.ts';
import type { OAuthParts } from '../../electron/oauth/oauth-parts.ts';
import { domainOf } from '../../electron/provider/address-domain.ts';
import { findProviderByDomain } from '../../electron/provider/find-provider.ts';
import { presetCandidates } from '../../electron/provider/preset-candidates.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import { secretAdvice } from '../../electron/provider/secret-advice.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../electron/settings/settings.ts';
import { SETTINGS } from '../../electron/settings/settings-schema.ts';

export type SettingsInMemory = ReturnType<typeof settingsInMemory>;

export function settingsInMemory() {
  let settings = DEFAULT_SETTINGS;
  return {
    read: () => settings,
    change: (changes: Partial<Settings>) => {
      settings = { ...settings, ...changes };
      return settings;
    },
  };
}

const CLIENT_ID_KEYS = {
  microsoft: 'microsoftClientId',
  google: 'googleClientId',
} as const satisfies Readonly<Record<SignInIssuer, keyof Settings>>;

/** What is known without asking anybody. */
export function providersWithoutAsking(
  latest: () => Snapshot,
  settings: SettingsInMemory,
): Pick<Api, 'listProviders' | 'showProvider' | 'diagnoseReply' | 'discoverServers' | 'registerClient'> {
  // These methods read what is bundled and, of all parts, the client ids alone: both are known.
  const oauth: Pick<OAuthParts, 'providers' | 'registrationFor'> = {
    providers: IDENTITY_PROVIDERS,
    registrationFor: async (providerId) => {
      const set = settings.read()[CLIENT_ID_KEYS[providerId]];
      return {
        kind: 'found',
        from: set === null ? 'build' : 'settings',
        registration: { providerId, clientId: set ?? 'our-own-id', clientSecret: null, tenant: null },
      };
    },
  };
  const parts = { oauth } as ApiParts;
  const { listProviders, showProvider, diagnoseReply } = providerHandlers(parts);
  const providerOf = (address: string) => {
    const bound = latest().mailboxes.find((mailbox) => mailbox.address === address)?.provider;
    return findProviderById(bound ?? '') ?? findProviderByDomain(domainOf(address) ?? '') ?? custom;
  };
  return {
    listProviders,
    showProvider,
    diagnoseReply,
    registerClient: async ({ issuer, clientId }): Promise<RegisterClientResult> => {
      const key = CLIENT_ID_KEYS[issuer];
      const parsed = SETTINGS[key].parse(clientId ?? 'off', new Date());
      if (!parsed.ok)
        return { kind: 'invalid', problems: [{ field: 'clientId', sentence: parsed.sentence }] };
      settings.change({ [key]: parsed.value });
      const offer = await offerOf(
        findProviderById(issuer === 'google' ? 'gmail' : 'outlook') ?? custom,
        parts,
      );
      if (offer === null) throw new Error('The preset has a sign-in');
      return { kind: 'registered', offer };
    },
    discoverServers: async (address) => {
      if (domainOf(address) === null) {
        return { kind: 'invalid', problems: [{ field: 'address', sentence: 'That is no mail address.' }] };
      }
      const provider = providerOf(address);
      return {
        kind: 'found',
        address,
        provider: provider.id,
        providerName: provider.name,
        recognisedBy: 'the domain',
        candidates: presetCandidates(address, provider, 'domain').map(({ server, ...candidate }) => ({
          ...candidate,
          url: formatServerUrl(candidate.protocol, server),
        })),
        secretAdvice: secretAdvice(provider).sentence,
        signIn: await offerOf(provider, parts),
        notes: [],
      };
    },
  };
}
