import { vi } from 'vitest';

/** What must be seen nowhere. */
const SECRET_FIELDS = ['access_token', 'refresh_token', 'id_token', 'device_code'];

/** Notes every token that identity providers hand out from now on, and every code and verifier that is sent to them. */
export function recordTokens(): readonly string[] {
  const seen: string[] = [];
  const ask = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, options) => {
    const sent = options?.body instanceof URLSearchParams ? options.body : new URLSearchParams();
    for (const name of ['code', 'code_verifier', 'refresh_token']) seen.push(...sent.getAll(name));
    const response = await ask(input, options);
    if (response.headers.get('content-type')?.includes('json')) {
      const answer: unknown = await response
        .clone()
        .json()
        .catch(() => null);
      for (const [name, value] of Object.entries(answer ?? {})) {
        if (SECRET_FIELDS.includes(name)) seen.push(String(value));
      }
    }
    return response;
  });
  return seen;
}
