import type { AccountDesk } from './account-desk.ts';
import type { Act } from './scene.ts';

/** An act on an account that is done once and breaks something at most. */
export function actOf({ account }: AccountDesk, name: string, label: string): Omit<Act, 'play'> {
  return {
    id: `${account.address}/${name}`,
    label,
    isOn: () => null,
    touches: [account.address],
    mends: () => false,
  };
}
