import type { FieldProblem, RegistrationGuide } from '../../electron/api/contract.ts';

/** What is typed of a registration, without spaces around it. */
export interface TypedClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What is wrong with it as far as the window can tell; the program judges the rest. `isNeeded`: there is no client id yet. */
export function problemsBefore(
  { clientId, clientSecret }: TypedClient,
  { name, hasClientSecret }: Pick<RegistrationGuide, 'name' | 'hasClientSecret'>,
  isNeeded: boolean,
): readonly FieldProblem[] {
  if (clientId === '') {
    return isNeeded ? [{ field: 'clientId', sentence: `Paste the client id from ${name} here.` }] : [];
  }
  return hasClientSecret && clientSecret === ''
    ? [{ field: 'clientSecret', sentence: secretNeeded(name) }]
    : [];
}

/** What is to be known of a client secret. */
export function belongsTogether(name: string): string {
  return `${name} shows it beside the client id, and it belongs to that one alone.`;
}

/** Why a client id of a provider that hands out secrets is not kept alone. */
export function secretNeeded(name: string): string {
  return `${name} hands out a client secret with the client id: paste it, too.`;
}
