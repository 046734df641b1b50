import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportRow, Progress } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';
import { rowsAgain } from './rows-again.ts';

export type Importing =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'running' | 'stopping'; readonly done: number; readonly total: number }
  | { readonly phase: 'done'; readonly rows: readonly ImportRow[]; readonly wasStopped: boolean }
  /** Nothing was tried; the sentence says why. */
  | { readonly phase: 'failed'; readonly sentence: string };

export interface Import {
  readonly state: Importing;
  /** Tries every row of the file, or only those of `lines`. */
  readonly run: (text: string, total: number, lines?: ReadonlySet<number>) => Promise<void>;
  readonly stop: () => void;
  readonly reset: () => void;
}

/** Importing one file; leaving the view stops it. */
export function useImporting(): Import {
  const api = useApi();
  const [state, setState] = useState<Importing>({ phase: 'waiting' });
  const underWay = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      underWay.current?.abort();
      underWay.current = null;
    },
    [],
  );
  const run: Import['run'] = async (text, total, lines) => {
    if (underWay.current !== null) return;
    const controller = new AbortController();
    underWay.current = controller;
    const earlier = state.phase === 'done' && lines !== undefined ? state.rows : [];
    const again = lines === undefined ? null : rowsAgain(text, lines);
    setState({ phase: 'running', done: 0, total });
    const onProgress = (progress: Progress) => {
      if (underWay.current !== controller) return;
      setState((now) => (isUnderWay(now) ? { ...now, done: progress.done, total: progress.total } : now));
    };
    const end = await api
      .importMailboxes(again?.text ?? text, { cancelled: controller.signal, onProgress })
      .catch((error: unknown) => ({
        rows: [],
        problem: error instanceof Error ? error.message : String(error),
      }));
    if (underWay.current !== controller) return;
    underWay.current = null;
    if (end.problem !== null) return setState({ phase: 'failed', sentence: end.problem });
    const rows = end.rows.map((row) => ({ ...row, line: again?.lines.get(row.line) ?? row.line }));
    setState({ phase: 'done', rows: merged(earlier, rows), wasStopped: controller.signal.aborted });
  };
  const stop = useCallback(() => {
    underWay.current?.abort();
    setState((now) => (now.phase === 'running' ? { ...now, phase: 'stopping' } : now));
  }, []);
  const reset = useCallback(() => setState({ phase: 'waiting' }), []);
  return { state, run, stop, reset };
}

function isUnderWay(state: Importing): state is Extract<Importing, { readonly done: number }> {
  return state.phase === 'running' || state.phase === 'stopping';
}

/** The later verdict counts. */
function merged(earlier: readonly ImportRow[], later: readonly ImportRow[]): readonly ImportRow[] {
  const retried = new Set(later.map(({ line }) => line));
  return [...earlier.filter(({ line }) => !retried.has(line)), ...later].sort(
    (one, other) => one.line - other.line,
  );
}
