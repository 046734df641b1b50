/** What the work gives; `null` as soon as it is not waited for any more. */
export async function unlessAborted<Value>(
  work: Promise<Value>,
  cancelled: AbortSignal,
): Promise<Value | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const stop = () => resolve(null);
  if (cancelled.aborted) stop();
  cancelled.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    cancelled.removeEventListener('abort', stop);
  }
}
