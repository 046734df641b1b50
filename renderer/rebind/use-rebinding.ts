import type { FieldProblem, RebindResult } from '../../electron/api/contract.ts';
import { type Tried, type TryEnd, useTrying } from '../rungs/use-trying.ts';
import { useApi } from '../shell/bridge.ts';

/** In all but `rebound`, the old secret is kept. */
export type RebindEnd = TryEnd<RebindResult>;

export interface Rebinding extends Tried<RebindResult> {
  readonly submit: (secret: string, secretName: string) => Promise<void>;
}

/** Giving a mailbox another secret: one try at a time. */
export function useRebinding(address: string): Rebinding {
  const api = useApi();
  const { tried, begin } = useTrying<RebindResult>('rebound');
  const submit = (secret: string, secretName: string) =>
    begin((hooks) => api.rebindMailbox({ address, secret }, hooks), problemsBefore(secret, secretName));
  return { ...tried, submit };
}

function problemsBefore(secret: string, secretName: string): readonly FieldProblem[] {
  return secret.trim() === '' ? [{ field: 'password', sentence: `Paste the ${secretName} here.` }] : [];
}
