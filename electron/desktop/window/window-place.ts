/** In device-independent pixels, from the upper left corner of the main display. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window stood when it was last seen. */
export interface WindowPlace extends Area {
  readonly isMaximised: boolean;
}

/** Where to put it now; without `x` and `y` the system finds the place. */
export interface Placement {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximised: boolean;
}

export const SMALLEST = { width: 380, height: 480 } as const;
const USUAL = { width: 1_040, height: 720 } as const;

/** As much of the window must be on a display for its title bar to be within reach. */
const REACHABLE = { width: 120, height: 80 } as const;

/** The remembered place, as far as the displays of today hold it; `workAreas` are what panels leave free, the main one first. */
export function placeWindow(remembered: WindowPlace | null, workAreas: readonly Area[]): Placement {
  const wanted = remembered ?? { ...USUAL, x: 0, y: 0, isMaximised: false };
  const home = workAreas
    .map((area) => ({ area, shared: overlap(wanted, area) }))
    .filter(({ shared }) => shared.width >= REACHABLE.width && shared.height >= REACHABLE.height)
    .sort((one, other) => sizeOf(other.shared) - sizeOf(one.shared))[0]?.area;
  const { isMaximised } = wanted;
  const size = sizeWithin(wanted, home ?? workAreas[0]);
  if (remembered === null || home === undefined) return { ...size, isMaximised };
  return {
    x: between(home.x, wanted.x, home.x + home.width - size.width),
    y: between(home.y, wanted.y, home.y + home.height - size.height),
    ...size,
    isMaximised,
  };
}

/** What {@link formatPlace} wrote; `null` for anything else. */
export function parsePlace(text: string): WindowPlace | null {
  try {
    const { x, y, width, height, isMaximised } = JSON.parse(text);
    const isPlace = [x, y, width, height].every(Number.isSafeInteger) && width > 0 && height > 0;
    return isPlace ? { x, y, width, height, isMaximised: isMaximised === true } : null;
  } catch {
    return null;
  }
}

export function formatPlace({ x, y, width, height, isMaximised }: WindowPlace): string {
  return `${JSON.stringify({ x, y, width, height, isMaximised })}\n`;
}

function sizeWithin({ width, height }: Area, area: Area | undefined) {
  return {
    width: between(SMALLEST.width, width, area?.width ?? width),
    height: between(SMALLEST.height, height, area?.height ?? height),
  };
}

function overlap(one: Area, other: Area) {
  const left = Math.max(one.x, other.x);
  const top = Math.max(one.y, other.y);
  return {
    width: Math.max(0, Math.min(one.x + one.width, other.x + other.width) - left),
    height: Math.max(0, Math.min(one.y + one.height, other.y + other.height) - top),
  };
}

const sizeOf = ({ width, height }: { width: number; height: number }) => width * height;

/** The lower bound wins where the bounds cross. */
const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));
