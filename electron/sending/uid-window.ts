/** Messages that a window should hold: some hundred kilobytes of facts, and seconds at a slow server. */
const WANTED = 500;
/** Messages that a window is given up at, so that memory stays bounded where a sparse stretch ends. */
export const MOST_IN_WINDOW = 4 * WANTED;
/** The first window is small, so that even the slowest server gets it done within a check. */
export const FIRST_WINDOW = 64;
/** Messages that have to be old before the rest of the folder is taken to be older still. */
const WELL_FILLED = 100;

/** How many UIDs the next window spans, after one of `size` UIDs that held `count` messages. */
export function nextWindow(size: number, count: number): number {
  if (count >= MOST_IN_WINDOW) {
    return Math.max(1, Math.floor(size / 4));
  }
  return count < WANTED ? size * 2 : size;
}

/**
 * Whether the back-fill may stop at a window. One imported message that is old proves nothing: a folder is in the order
 * of filing, which is only nearly that of sending.
 */
export function isPastHorizon(dates: readonly string[], since: Date): boolean {
  return dates.length >= WELL_FILLED && dates.every((at) => Date.parse(at) < since.getTime());
}
