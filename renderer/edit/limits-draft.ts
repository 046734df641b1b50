import type { MailboxDetails, SendLimits } from '../../electron/api/contract.ts';

/** The limits of sending as they stand in the fields of the form. */
export interface LimitsDraft {
  readonly hasOwnCap: boolean;
  readonly cap: string;
  readonly unit: 'messages' | 'recipients';
  readonly warmUp: 'default' | 'since' | 'off';
  /** `YYYY-MM-DD`, local. */
  readonly since: string;
}

/** As they are in force; the provider's cap stands ready for whoever wants one of their own. */
export function limitsDraft({
  sends,
  sendLimits: { cap, warmUpSince },
}: Pick<MailboxDetails, 'sends' | 'sendLimits'>): LimitsDraft {
  const isOff = warmUpSince === 'off';
  return {
    hasOwnCap: cap !== null,
    cap: String(cap?.value ?? sends?.cap ?? ''),
    unit: cap?.unit ?? sends?.unit ?? 'messages',
    warmUp: warmUpSince === null ? 'default' : isOff ? 'off' : 'since',
    since: warmUpSince === null || isOff ? '' : warmUpSince,
  };
}

/** What is wrong with the figure, in a sentence; `null` where nothing is. */
export function capProblem({ hasOwnCap, cap }: LimitsDraft): string | null {
  if (!hasOwnCap) return null;
  return /^[1-9]\d{0,8}$/.test(cap.trim().replaceAll(/[,\s]/g, ''))
    ? null
    : 'A cap is a whole number from 1.';
}

export function sinceProblem({ warmUp, since }: LimitsDraft): string | null {
  return warmUp === 'since' && since === '' ? 'Choose the first day of the warm-up.' : null;
}

export function limitsOf({ hasOwnCap, cap, unit, warmUp, since }: LimitsDraft): SendLimits {
  return {
    cap: hasOwnCap ? { value: Number(cap.trim().replaceAll(/[,\s]/g, '')), unit } : null,
    warmUpSince: warmUp === 'default' ? null : warmUp === 'off' ? 'off' : since,
  };
}
