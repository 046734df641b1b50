import { aol } from './presets/aol.ts';
import { custom } from './presets/custom.ts';
import { exmail } from './presets/exmail.ts';
import { fastmail } from './presets/fastmail.ts';
import { gmail } from './presets/gmail.ts';
import { gmx } from './presets/gmx.ts';
import { gmxCom } from './presets/gmx-com.ts';
import { googleWorkspace } from './presets/google-workspace.ts';
import { icloud } from './presets/icloud.ts';
import { mailru } from './presets/mailru.ts';
import { microsoft365 } from './presets/microsoft365.ts';
import { neteaseEnterprise } from './presets/netease-enterprise.ts';
import { neteaseYeah } from './presets/netease-yeah.ts';
import { netease126 } from './presets/netease126.ts';
import { netease163 } from './presets/netease163.ts';
import { outlook } from './presets/outlook.ts';
import { protonBridge } from './presets/proton-bridge.ts';
import { qq } from './presets/qq.ts';
import { sina } from './presets/sina.ts';
import { yahoo } from './presets/yahoo.ts';
import { yandex } from './presets/yandex.ts';
import { zoho } from './presets/zoho.ts';
import { zohoAu } from './presets/zoho-au.ts';
import { zohoCa } from './presets/zoho-ca.ts';
import { zohoEu } from './presets/zoho-eu.ts';
import { zohoIn } from './presets/zoho-in.ts';
import { zohoJp } from './presets/zoho-jp.ts';
import type { Provider } from './provider.ts';

/** Every preset in the order a person should see them; `custom` comes last. */
export const PROVIDERS: readonly Provider[] = [
  outlook,
  microsoft365,
  gmail,
  googleWorkspace,
  yahoo,
  aol,
  icloud,
  zoho,
  zohoEu,
  zohoIn,
  zohoAu,
  zohoJp,
  zohoCa,
  fastmail,
  gmx,
  gmxCom,
  yandex,
  mailru,
  qq,
  exmail,
  netease163,
  netease126,
  neteaseYeah,
  neteaseEnterprise,
  sina,
  protonBridge,
  custom,
];

const byId = new Map(PROVIDERS.map((provider) => [provider.id, provider]));

/** The preset with this id, or `null`. */
export function findProviderById(id: string): Provider | null {
  return byId.get(id) ?? null;
}
