import { NETEASE, QQ } from './chinese-providers.ts';
import { GOOGLE, GOOGLE_WORKSPACE } from './google.ts';
import { MICROSOFT365 } from './microsoft365.ts';
import { FASTMAIL, GMX, ICLOUD, PROTON_BRIDGE, YAHOO, YANDEX, ZOHO } from './other-providers.ts';
import { OUTLOOK } from './outlook.ts';
import type { ProviderAdvice } from './provider-advice.ts';

/** Overrides by the id of the preset. */
export const BY_PROVIDER: Readonly<Record<string, ProviderAdvice>> = {
  outlook: OUTLOOK,
  microsoft365: MICROSOFT365,
  gmail: GOOGLE,
  'google-workspace': GOOGLE_WORKSPACE,
  yahoo: YAHOO,
  aol: YAHOO,
  icloud: ICLOUD,
  zoho: ZOHO,
  'zoho-eu': ZOHO,
  'zoho-in': ZOHO,
  'zoho-au': ZOHO,
  'zoho-jp': ZOHO,
  'zoho-ca': ZOHO,
  fastmail: FASTMAIL,
  gmx: GMX,
  'gmx-com': GMX,
  yandex: YANDEX,
  qq: QQ,
  netease163: NETEASE,
  netease126: NETEASE,
  'netease-yeah': NETEASE,
  'netease-enterprise': NETEASE,
  'proton-bridge': PROTON_BRIDGE,
};
