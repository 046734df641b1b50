/** As many rows as one press of Page Down passes. */
const PAGE = 12;

/** Which row a key leads to; `null` where the key is not for moving. */
export function movedRow(key: string, from: number, count: number): number | null {
  const to = target(key, from, count);
  return to === null ? null : Math.max(0, Math.min(count - 1, to));
}

function target(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return from + 1;
    case 'ArrowUp':
      return from - 1;
    case 'PageDown':
      return from + PAGE;
    case 'PageUp':
      return from - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
