import type { IncomingMessage } from 'node:http';

export type JsonBody =
  | { readonly kind: 'json'; readonly value: unknown; readonly bytes: number }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-json' };

/** Reads the body of a request, no further than `mostBytes`. Rejects where the connection breaks. */
export async function readJson(request: IncomingMessage, mostBytes: number): Promise<JsonBody> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return { kind: 'too-large' };
  const chunks: Buffer[] = [];
  let bytes = 0;
  const stopped = await new Promise<boolean>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) resolve(true);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(false));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The connection closed before the whole request was there')));
  });
  if (stopped) {
    request.pause();
    return { kind: 'too-large' };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { kind: 'json', value: JSON.parse(text), bytes };
  } catch {
    return { kind: 'not-json' };
  }
}
