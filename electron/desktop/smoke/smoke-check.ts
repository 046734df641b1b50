/** One thing that must work for the app to be of use; `detail` says what was seen, never a secret. */
export interface SmokeCheck {
  readonly name: string;
  /** Throws where it does not work. */
  readonly run: () => Promise<string> | string;
}

export interface SmokeOutcome {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface SmokeVerdict {
  readonly ok: boolean;
  readonly versions: Readonly<Record<string, string>>;
  readonly checks: readonly SmokeOutcome[];
}

/** Runs all of them side by side; one that has no answer within `limitMs` has failed. Never rejects. */
export async function runChecks(
  checks: readonly SmokeCheck[],
  versions: SmokeVerdict['versions'],
  limitMs: number,
): Promise<SmokeVerdict> {
  const { promise: late, resolve: pass } = Promise.withResolvers<null>();
  const timer = setTimeout(() => pass(null), limitMs);
  const outcomes = await Promise.all(
    checks.map(async ({ name, run }): Promise<SmokeOutcome> => {
      try {
        const detail = await Promise.race([Promise.resolve().then(run), late]);
        return detail === null
          ? { name, ok: false, detail: `no answer within ${limitMs} ms` }
          : { name, ok: true, detail };
      } catch (error) {
        return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
  clearTimeout(timer);
  return { ok: outcomes.every(({ ok }) => ok), versions, checks: outcomes };
}

/** For a check: the sentence becomes its detail. */
export function insist(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
