import type {
  SignInCounts,
  SignInLedger,
  SignInRecord,
  SignInRecords,
} from '../../electron/history/sign-in-ledger.ts';
import type { Protocol } from '../../electron/mailbox/server-address.ts';

export const NEVER_REJECTED: SignInRecord = {
  rejected: 0,
  firstRejectedAt: null,
  lastRejectedAt: null,
  lastTryAt: null,
};

const PROTOCOLS = ['imap', 'smtp'] as const;

/** What the ledger on disk does, by the thousand. `test/storage/sign-in-ledger.test.ts` runs both through the same. */
export function createLedgerInMemory(): SignInLedger {
  const secrets = new Map<string, SignInRecords>();
  const read = (secretId: string) => secrets.get(secretId) ?? { imap: NEVER_REJECTED, smtp: NEVER_REJECTED };
  const change = (secretId: string, protocol: Protocol, record: SignInRecord) =>
    secrets.set(secretId, { ...read(secretId), [protocol]: record });
  return {
    read,
    rejections: () =>
      new Map([...secrets].map(([id, { imap, smtp }]) => [id, imap.rejected + smtp.rejected] as const)),
    reserve(secretId, at, decide) {
      const counts: SignInCounts = decide(read(secretId));
      for (const protocol of PROTOCOLS.filter((one) => counts[one] > 0)) {
        const record = read(secretId)[protocol];
        const lastTryAt = latest(record.lastTryAt, at);
        change(secretId, protocol, { ...record, rejected: record.rejected + counts[protocol], lastTryAt });
      }
      return counts;
    },
    settle(secretId, { reserved, rejected }, at) {
      for (const protocol of PROTOCOLS.filter((one) => reserved[one] > 0 || rejected[one] > 0)) {
        const record = read(secretId)[protocol];
        const isRejected = rejected[protocol] > 0;
        change(secretId, protocol, {
          rejected: Math.max(0, record.rejected - reserved[protocol]) + rejected[protocol],
          firstRejectedAt: record.firstRejectedAt ?? (isRejected ? at : null),
          lastRejectedAt: isRejected ? latest(record.lastRejectedAt, at) : record.lastRejectedAt,
          lastTryAt: isRejected ? latest(record.lastTryAt, at) : record.lastTryAt,
        });
      }
    },
    forget(secretId, protocol) {
      for (const one of protocol === undefined ? PROTOCOLS : [protocol])
        change(secretId, one, NEVER_REJECTED);
    },
  };
}

function latest(one: string | null, other: string): string {
  return one !== null && one > other ? one : other;
}
