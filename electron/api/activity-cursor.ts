import type { ActivityCursor } from '../history/activity.ts';

/** The moment, and after a `#` the id of the entry at which the page above ended. */
const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)(?:#([a-z]+:[\w-]{1,64}))?$/;

/** Reads what {@link formatCursor} wrote, or a mere moment; `null` where it is neither. */
export function parseCursor(text: string): ActivityCursor | null {
  const [, at, id] = FORM.exec(text) ?? [];
  return at === undefined || Number.isNaN(Date.parse(at)) ? null : { at, id: id ?? null };
}

/** Several things happen in one moment: the id keeps a page from leaving one of them out, or bringing it twice. */
export function formatCursor({ at, id }: { readonly at: string; readonly id: string }): string {
  return `${at}#${id}`;
}
