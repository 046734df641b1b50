import type { MailboxDetails } from '../api/contract.ts';
import { IDENTITY_PROVIDERS } from '../oauth/identity-providers.ts';
import { findProviderById } from '../provider/presets.ts';

/**
 * That the provider remembers the permission of a mailbox that was removed, and where to take it back; `null` where the
 * provider can be told by the program, or where the page is not known.
 */
export function rememberedConsent({
  provider: id,
  signInMethod,
}: Pick<MailboxDetails, 'provider' | 'signInMethod'>): string | null {
  const provider = findProviderById(id);
  const issuer = provider?.oauth?.issuer;
  if (signInMethod !== 'oauth2' || issuer === undefined || issuer === 'other') return null;
  const { name, revocationUrl, permissionsUrl } = IDENTITY_PROVIDERS[issuer];
  // Work accounts have a page of their organisation instead.
  if (revocationUrl !== null || provider?.kind !== 'personal') return null;
  return `${name} takes back no permission by itself. You can, at: ${permissionsUrl}`;
}
