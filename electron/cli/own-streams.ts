import type { Writable } from 'node:stream';

/** A reader that leaves early (`| head`) is no fault of ours; what else goes wrong with a stream is thrown. */
export function allowLeavingReaders(stream: Writable): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/**
 * Resolves once all that was written has been read out of our hands, however slowly, or once nobody reads any more. Never
 * rejects. `drain` would not do: it comes only after a write that was told to wait for it.
 */
export function letOut(stream: Writable): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (stream.destroyed) resolve();
  // Comes last, so its end is that of all before it; it ends with an error too.
  else stream.write('', () => resolve());
  return promise;
}
