import type { Provider } from '../provider.ts';
import { zohoRegion } from './zoho-region.ts';

/** Zoho Mail in its Japanese data centre. */
export const zohoJp: Provider = zohoRegion({
  id: 'zoho-jp',
  region: 'Japan',
  base: 'zoho.jp',
  domains: ['zoho.jp', 'zohomail.jp'],
  hasProHosts: false,
  source: 'zoho.jp',
});
