import type { Alert, AlertPlan, Telling } from '../history/alert.ts';

/** What a notification says. */
export interface Words {
  readonly title: string;
  readonly body: string;
}

/** What an alert begins with: nobody has heard of it, and it is not over. */
export const UNTOLD = {
  revision: 0,
  toldAt: null,
  lastToldAt: null,
  toldLevel: null,
  remindedAt: null,
  endedAt: null,
  endedHow: null,
  downMs: null,
} as const satisfies Partial<Alert>;

/** What a plan makes of one alert, before it is numbered. */
export interface Draft {
  readonly before: Alert | null;
  readonly after: Alert;
  readonly tells: { readonly kind: Telling['kind']; readonly words: Words } | null;
}

/** Ends an alert without a word; whoever shows its notification takes it away. */
export function withdraw(before: Alert | null, alert: Alert, at: string): Draft {
  return {
    before,
    after: { ...alert, endedAt: at, endedHow: 'withdrawn' },
    tells: alert.toldAt === null ? null : { kind: 'withdrawn', words: alert },
  };
}

/** The change that a draft comes to, and what it tells; neither where nothing is different. */
export function numbered({ before, after, tells }: Draft): AlertPlan {
  if (after === before) return { changes: [], tellings: [] };
  const alert: Alert = { ...after, revision: (before?.revision ?? 0) + 1 };
  return {
    changes: [{ before, after: alert }],
    tellings:
      tells === null
        ? []
        : [{ kind: tells.kind, alert: { ...alert, title: tells.words.title, body: tells.words.body } }],
  };
}
