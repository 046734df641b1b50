import type { Provider } from '../provider/provider.ts';
import type { SendLimits } from './send-limits.ts';

/** How much a mailbox may send within 24 hours. */
export interface Cap {
  readonly value: number;
  readonly unit: 'messages' | 'recipients';
  /** Whether the user set it, the provider publishes it, or others observed it. */
  readonly basis: 'user' | 'published' | 'observed';
}

/** The user's figure, else the provider's; `null` where no figure is known. */
export function sendCapOf({ sendCap }: Pick<Provider, 'sendCap'>, limits: SendLimits): Cap | null {
  if (limits.cap !== null) return { value: limits.cap.value, unit: limits.cap.unit, basis: 'user' };
  return sendCap === null ? null : { value: sendCap.value, unit: sendCap.unit, basis: sendCap.basis };
}
