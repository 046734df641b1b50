import type { Provider } from '../provider.ts';
import { zohoRegion } from './zoho-region.ts';

/** Zoho Mail in its Australian data centre. */
export const zohoAu: Provider = zohoRegion({
  id: 'zoho-au',
  region: 'Australia',
  base: 'zoho.com.au',
  domains: ['zoho.com.au', 'zohomail.com.au'],
  hasProHosts: false,
  source: 'zoho.com.au',
});
