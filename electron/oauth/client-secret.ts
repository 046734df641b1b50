import * as v from 'valibot';

const ClientSecretSchema = v.object({ clientId: v.string(), clientSecret: v.string() });

/** A client secret and the id it was handed out with: it is never sent beside another. Secret as a whole. */
export type ClientSecret = Readonly<v.InferOutput<typeof ClientSecretSchema>>;

/** What the keychain keeps. */
export function writeClientSecret({ clientId, clientSecret }: ClientSecret): string {
  return JSON.stringify({ clientId, clientSecret });
}

/** The secret that belongs to this id; `null` where the entry is of another id, none, or no such thing. */
export function clientSecretOf(clientId: string, entry: string | null): string | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ClientSecretSchema), entry);
  return parsed.success && parsed.output.clientId === clientId ? parsed.output.clientSecret : null;
}
