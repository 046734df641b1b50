import type { Provider } from '../provider.ts';
import { zohoRegion } from './zoho-region.ts';

/** Zoho Mail in its main data centre. */
export const zoho: Provider = zohoRegion({
  id: 'zoho',
  region: null,
  base: 'zoho.com',
  domains: ['zoho.com', 'zohomail.com'],
  hasProHosts: true,
  source: 'zoho.com',
});
