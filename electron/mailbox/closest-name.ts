/** Two slips of the finger are forgiven, in short names one. */
const slipsForgiven = (name: string) => (name.length < 5 ? 1 : 2);

/** The known name that was probably meant, or `null` where none is near. Case does not count. */
export function closestName(written: string, known: readonly string[]): string | null {
  const name = written.trim().toLowerCase();
  const candidates = known
    .map((candidate) => ({ candidate, distance: distanceBetween(name, candidate) }))
    .filter(
      ({ candidate, distance }) =>
        distance <= slipsForgiven(candidate) || (name.length > 2 && candidate.startsWith(name)),
    )
    .sort((one, other) => one.distance - other.distance);
  return candidates[0]?.candidate ?? null;
}

/** Levenshtein distance: how many letters have to be added, removed or replaced. */
function distanceBetween(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      current.push(
        Math.min(
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (previous[column] ?? 0) + (letter === otherLetter ? 0 : 1),
        ),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
