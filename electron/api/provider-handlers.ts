import { advise } from '../diagnosis/advice/advise.ts';
import { classify } from '../diagnosis/classify.ts';
import { parseReply } from '../diagnosis/parse-reply.ts';
import { formatServerUrl } from '../mailbox/server-address.ts';
import { discover } from '../provider/discover.ts';
import { findProviderById, PROVIDERS } from '../provider/presets.ts';
import type { Provider } from '../provider/provider.ts';
import { secretAdvice } from '../provider/secret-advice.ts';
import type { ApiParts } from './api-parts.ts';
import { parseInput } from './binding-handlers.ts';
import type { Api, ProviderSummary } from './contract.ts';
import { providerFacts } from './provider-facts.ts';
import { offerOf } from './sign-in-offer.ts';

/** What is known of providers and of what servers say; nothing is stored. */
export function providerHandlers(
  parts: ApiParts,
): Pick<Api, 'discoverServers' | 'listProviders' | 'showProvider' | 'diagnoseReply'> {
  return {
    listProviders: async () => PROVIDERS.map(summaryOf),
    showProvider: async (id) => {
      const provider = findProviderById(id);
      return (
        provider && {
          ...summaryOf(provider),
          facts: providerFacts(provider),
          secretSteps: secretAdvice(provider).steps,
          signIn: await offerOf(provider, parts),
          notes: provider.notes,
          sources: provider.sources,
        }
      );
    },
    discoverServers: async (address) => {
      const parsed = parseInput({ address }, parts);
      if (!parsed.ok) {
        return { kind: 'invalid', problems: parsed.problems };
      }
      const found = await discover(parsed.request.address, parts);
      return {
        kind: 'found',
        address: found.address,
        provider: found.provider.id,
        providerName: found.provider.name,
        recognisedBy: RECOGNISED_BY[found.reason],
        candidates: found.candidates.map(({ server, ...candidate }) => ({
          ...candidate,
          url: formatServerUrl(candidate.protocol, server),
        })),
        secretAdvice: secretAdvice(found.provider).sentence,
        signIn: await offerOf(found.provider, parts),
        notes: [
          ...(found.dnsFailed ? ['DNS could not be asked; a later try may find more.'] : []),
          ...found.refusals,
        ],
      };
    },
    diagnoseReply: async ({ text, provider: id, protocol, stage }) => {
      const provider = id === undefined ? null : findProviderById(id);
      const evidence = parseReply(text, {
        protocol: protocol ?? null,
        stage: stage ?? null,
        providerId: provider?.id ?? null,
      });
      const { cause, transient } = classify(evidence);
      // Who signs users in knows no passwords of mail programs.
      const signInMethod = evidence.protocol === 'oauth' ? 'oauth2' : 'password';
      const { title, meaning, steps } = advise(
        cause,
        provider,
        mailProtocol(evidence.protocol),
        signInMethod,
      );
      return { cause, transient, title, meaning, steps };
    },
  };
}

const RECOGNISED_BY = {
  domain: 'recognised by the domain of the address',
  mx: 'recognised by the servers that receive its mail (MX)',
  none: 'not a provider that is known by name',
} as const;

function mailProtocol(protocol: string | null): 'imap' | 'smtp' | null {
  return protocol === 'imap' || protocol === 'smtp' ? protocol : null;
}

function summaryOf(provider: Provider): ProviderSummary {
  const { id, name, domains, imap, smtp, secretName, sendCap, confidence } = provider;
  return {
    id,
    name,
    domains,
    imap: imap && formatServerUrl('imap', imap),
    smtp: smtp.map((server) => formatServerUrl('smtp', server)),
    secretName,
    sendCap: sendCap && { value: sendCap.value, unit: sendCap.unit, basis: sendCap.basis },
    confidence,
  };
}
