import type { Provider } from '../provider.ts';
import { zohoRegion } from './zoho-region.ts';

/** Zoho Mail in its Indian data centre. */
export const zohoIn: Provider = zohoRegion({
  id: 'zoho-in',
  region: 'India',
  base: 'zoho.in',
  domains: ['zoho.in', 'zohomail.in'],
  hasProHosts: false,
  source: 'zoho.in',
});
