import { useState } from 'react';
import type { FieldProblem, Obstacle, RegistrationGuide, SignInOffer } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';
import { problemsBefore, type TypedClient } from './client-problems.ts';

/** A client id that is typed, and what became of it. */
export interface Registering {
  readonly clientId: string;
  readonly setClientId: (clientId: string) => void;
  /** Secret: it is told here, and never written into the document. */
  readonly setClientSecret: (clientSecret: string) => void;
  /** Whether anything was typed. */
  readonly isTyped: boolean;
  readonly problems: readonly FieldProblem[];
  /** What stood in the way that is not about what was typed; `null` where nothing did. */
  readonly obstacle: Obstacle | null;
  /**
   * Resolves with the offer as it is then; `null` where nothing was kept. `isNeeded`: without a client id there is no
   * sign-in; else what is left empty stays as it is.
   */
  readonly save: (guide: RegistrationGuide, isNeeded: boolean) => Promise<SignInOffer | null>;
}

/** Keeping the client id under which the provider is asked for sign-ins, once for all of its mailboxes. */
export function useRegistering(): Registering {
  const api = useApi();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const typed: TypedClient = { clientId: clientId.trim(), clientSecret: clientSecret.trim() };
  const save: Registering['save'] = async (guide, isNeeded) => {
    setObstacle(null);
    const before = problemsBefore(typed, guide, isNeeded);
    setProblems(before);
    if (before.length > 0) return null;
    try {
      const result = await api.registerClient({
        issuer: guide.issuer,
        ...(typed.clientId !== '' && { clientId: typed.clientId }),
        ...(guide.hasClientSecret && typed.clientSecret !== '' && { clientSecret: typed.clientSecret }),
      });
      if (result.kind === 'invalid') setProblems(result.problems);
      if (result.kind === 'obstacle') setObstacle(result.obstacle);
      if (result.kind !== 'registered') return null;
      setClientId('');
      setClientSecret('');
      return result.offer;
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      setObstacle({ title: 'The client id could not be kept', sentence, steps: [] });
      return null;
    }
  };
  const isTyped = typed.clientId !== '' || typed.clientSecret !== '';
  return { clientId, setClientId, setClientSecret, isTyped, problems, obstacle, save };
}
