import type { createCodec } from './codec.ts';
import type { openCrossing, SharedDocument } from './crossing.ts';

/** Names of the events by which the two worlds of one page talk. */
export interface WorldNames {
  readonly isolated: string;
  readonly main: string;
}

/** Runs in the page's own world before its first script: there, what the preload exposes appears. */
export function enterMainWorld(
  names: WorldNames,
  makeCodec: typeof createCodec,
  open: typeof openCrossing,
): void {
  const world = globalThis as unknown as { readonly document: SharedDocument };
  open(world.document, { own: names.main, other: names.isolated }, makeCodec, (key, value) => {
    if (key in world)
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(world, key, { value, enumerable: true });
  });
}
