/**
 * `after`, but with every part that is the same as in `before` being the very part of `before`: what comes over a wire is
 * new each time, and only what really changed is to be drawn again. Entries of lists are matched by their `id`, and by
 * their place where they have none. For plain data.
 */
export function keepIdentity<Data>(before: unknown, after: Data): Data {
  return keep(before, after) as Data;
}

function keep(before: unknown, after: unknown): unknown {
  if (isSame(before, after)) return before;
  if (!isComposite(before) || !isComposite(after) || Array.isArray(before) !== Array.isArray(after))
    return after;
  if (Array.isArray(after)) return keepEntries(before as unknown as readonly unknown[], after);
  // Not by assignment, which takes one name of all for the prototype.
  return Object.fromEntries(Object.entries(after).map(([name, part]) => [name, keep(before[name], part)]));
}

function keepEntries(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const known = new Map(before.map((entry, index) => [keyOf(entry, index), entry]));
  return after.map((entry, index) => keep(known.get(keyOf(entry, index)), entry));
}

/** Compares before anything is built: most of a snapshot is as it was. */
function isSame(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (!isComposite(before) || !isComposite(after) || Array.isArray(before) !== Array.isArray(after))
    return false;
  let size = 0;
  for (const name in after) {
    size += 1;
    if (!isSame(before[name], after[name])) return false;
  }
  for (const _ in before) size -= 1;
  return size === 0;
}

function keyOf(entry: unknown, index: number): unknown {
  return isComposite(entry) && typeof entry.id === 'string' ? entry.id : index;
}

type Composite = Readonly<Record<string, unknown>>;

function isComposite(value: unknown): value is Composite {
  return typeof value === 'object' && value !== null;
}
