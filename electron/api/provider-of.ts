import type { Mailbox } from '../mailbox/mailbox.ts';
import { custom } from '../provider/presets/custom.ts';
import { findProviderById } from '../provider/presets.ts';
import type { Provider } from '../provider/provider.ts';

/** The preset of a mailbox; `custom` where an update of the app has dropped the one it was bound with. */
export function providerOf({ providerId }: Pick<Mailbox, 'providerId'>): Provider {
  return findProviderById(providerId) ?? custom;
}
