import type { SecretHint } from '../provider/secret-hint.ts';

/** What to tell about a secret that was tidied or looks wrong; never with the secret in it. */
export function secretNotes({ stripped, warning }: SecretHint): readonly string[] {
  const note = stripped ? ['The spaces in the password were left out: they are only for reading.'] : [];
  return warning === null ? note : [...note, warning];
}
