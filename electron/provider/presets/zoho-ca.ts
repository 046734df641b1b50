import type { Provider } from '../provider.ts';
import { zohoRegion } from './zoho-region.ts';

/** Zoho Mail in its Canadian data centre. */
export const zohoCa: Provider = zohoRegion({
  id: 'zoho-ca',
  region: 'Canada',
  base: 'zohocloud.ca',
  domains: ['zohocloud.ca', 'zohomailcloud.ca'],
  hasProHosts: false,
  source: 'zohocloud.ca',
});
