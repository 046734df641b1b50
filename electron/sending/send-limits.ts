/** What the user set for one mailbox instead of the provider's figures; `null`: as the provider has it. */
export interface SendLimits {
  readonly cap: { readonly value: number; readonly unit: 'messages' | 'recipients' } | null;
  /**
   * First day of the warm-up: `YYYY-MM-DD`, local; `off`: the mailbox keeps to its cap alone; `null`: from the oldest
   * of what is known of it.
   */
  readonly warmUpSince: string | null;
}

/** As the provider has it. */
export const NO_LIMITS: SendLimits = { cap: null, warmUpSince: null };
