import { secretNotes } from '../binding/secret-notes.ts';
import { domainOf } from '../provider/address-domain.ts';
import { findProviderByDomain } from '../provider/find-provider.ts';
import { custom } from '../provider/presets/custom.ts';
import { findProviderById } from '../provider/presets.ts';
import { secretHint } from '../provider/secret-hint.ts';
import type { Api } from './contract.ts';

/** What to say of a secret while it is typed: nobody is asked, and nothing of it is kept or given back. */
export function secretHandlers(): Pick<Api, 'reviewSecret'> {
  return {
    reviewSecret: async ({ address, provider, secret }) => {
      const known =
        findProviderById(provider ?? '') ?? findProviderByDomain(domainOf(address) ?? '') ?? custom;
      const { warning, ...hint } = secretHint(known, secret);
      return { notes: secretNotes({ ...hint, warning: null }), warning };
    },
  };
}
