import { hasJumped } from './clock-skew.ts';
import type { Clocks } from './token-age.ts';

/** What was read of providers, by key, for a day at most. */
export interface KnownDocuments<Document> {
  /** What is at hand, unless it is `unwanted`, or else what `read` brings. Rejects as `read` does. */
  get(key: string, read: () => Promise<Document>, unwanted?: Document): Promise<Document>;
}

interface Known<Document> {
  readonly document: Promise<Document>;
  readonly steadyAtMs: number;
  readonly wallAtMs: number;
}

const LONGEST_AGE_MS = 24 * 3_600_000;

/** What was learned by a clock that has been set since is of no use either: how wrong that clock was is part of it. */
export function createKnownDocuments<Document>(clocks: Clocks): KnownDocuments<Document> {
  const known = new Map<string, Known<Document>>();

  function isOfUse({ steadyAtMs, wallAtMs }: Known<Document>): boolean {
    const passed = { steadyMs: clocks.steady() - steadyAtMs, wallMs: clocks.wall() - wallAtMs };
    return !hasJumped(passed) && passed.wallMs < LONGEST_AGE_MS;
  }

  return {
    // Asked by many mailboxes at once, after a start and after a clock was set: one request answers all.
    async get(key, read, unwanted) {
      const before = known.get(key);
      if (before !== undefined && isOfUse(before)) {
        if (unwanted === undefined || (await before.document) !== unwanted) return before.document;
        const meanwhile = known.get(key);
        if (meanwhile !== undefined && meanwhile !== before) return meanwhile.document;
      }
      const document = read();
      const now = { document, steadyAtMs: clocks.steady(), wallAtMs: clocks.wall() };
      known.set(key, now);
      document.catch(() => known.get(key) === now && known.delete(key));
      return document;
    },
  };
}
