import type { Provider } from '../provider.ts';
import { zohoRegion } from './zoho-region.ts';

/** Zoho Mail in its European data centre. */
export const zohoEu: Provider = zohoRegion({
  id: 'zoho-eu',
  region: 'Europe',
  base: 'zoho.eu',
  domains: ['zoho.eu', 'zohomail.eu'],
  hasProHosts: true,
  source: 'zoho.eu',
});
