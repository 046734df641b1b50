import * as v from 'valibot';
import type { Setting } from './setting.ts';

/** Longer than any that a provider hands out; no spaces, so that no sentence is taken for one. */
const ClientIdSchema = v.nullable(v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,200}$/)));

/** The setting of the id under which the user has registered Mailvitals at a provider. It is no secret. */
export function clientId(name: string, providerName: string): Setting<string | null> {
  return {
    name,
    description: `Client id of your own registration at ${providerName} for signing in with ${providerName}, or off.`,
    defaultValue: null,
    schema: ClientIdSchema,
    parse: (text) => {
      const typed = text.trim();
      if (typed.toLowerCase() === 'off') return { ok: true, value: null };
      const parsed = v.safeParse(ClientIdSchema, typed);
      return parsed.success
        ? { ok: true, value: parsed.output }
        : { ok: false, sentence: `“${name}” takes the client id from ${providerName}, or “off”.` };
    },
    format: (id) => id ?? 'off',
  };
}
