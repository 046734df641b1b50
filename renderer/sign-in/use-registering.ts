import { useState } from 'react';
import type { FieldProblem, Obstacle, RegistrationGuide, SignInOffer } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';

/** A client id that is typed, and what became of it. */
export interface Registering {
  readonly clientId: string;
  readonly setClientId: (clientId: string) => void;
  /** Secret: it is told here, and never written into the document. */
  readonly setClientSecret: (clientSecret: string) => void;
  readonly isSaving: boolean;
  readonly problems: readonly FieldProblem[];
  /** What stood in the way that is not about what was typed; `null` where nothing did. */
  readonly obstacle: Obstacle | null;
  /** Resolves with the offer as it is then; `null` where nothing was kept. */
  readonly save: (guide: RegistrationGuide) => Promise<SignInOffer | null>;
}

/** Keeping the client id under which the provider is asked for sign-ins, once for all of its mailboxes. */
export function useRegistering(): Registering {
  const api = useApi();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const save: Registering['save'] = async ({ issuer, name, hasClientSecret }) => {
    setObstacle(null);
    const before = problemsBefore(clientId, name);
    setProblems(before);
    if (before.length > 0) return null;
    const secret = clientSecret.trim();
    setIsSaving(true);
    try {
      const result = await api.registerClient({
        issuer,
        clientId: clientId.trim(),
        ...(hasClientSecret && secret !== '' && { clientSecret: secret }),
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
    } finally {
      setIsSaving(false);
    }
  };
  return { clientId, setClientId, setClientSecret, isSaving, problems, obstacle, save };
}

function problemsBefore(clientId: string, name: string): readonly FieldProblem[] {
  return clientId.trim() === ''
    ? [{ field: 'clientId', sentence: `Paste the client id from ${name} here.` }]
    : [];
}
