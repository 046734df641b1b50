import { useState } from 'react';
import type { ImportRow } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { Switch } from '../look/Switch.tsx';
import { numberText } from '../words/count-words.ts';
import { ResultTable } from './ResultTable.tsx';
import { hasFailed, mayFareBetter } from './verdict-words.ts';

interface ResultPartProps {
  readonly rows: readonly ImportRow[];
  /** Tries the rows of these lines again; `null` where the file has no lines. */
  readonly onAgain: ((lines: ReadonlySet<number>) => void) | null;
  readonly onAnother: () => void;
  readonly onDone: () => void;
}

/** What became of every row, and what to do about those that failed. */
export function ResultPart({ rows, onAgain, onAnother, onDone }: ResultPartProps) {
  const failed = rows.filter(hasFailed);
  const again = rows.filter(mayFareBetter);
  const [isOnlyFailed, setIsOnlyFailed] = useState(false);
  const shown = isOnlyFailed && failed.length > 0 ? failed : rows;
  return (
    <section className="import-results" aria-label="What became of it">
      {failed.length > 0 && (
        <p>
          Nothing is stored of the rows that failed. Mend them in your file and choose it again: mailboxes
          that were added are skipped then.
          {again.length > 0 &&
            onAgain !== null &&
            ' Where nothing said no, the same row may work now: try it again here.'}
        </p>
      )}
      <div className="row">
        {failed.length > 0 && (
          <Switch
            label={`Only those that failed (${numberText(failed.length)})`}
            isOn={isOnlyFailed}
            onChange={setIsOnlyFailed}
          />
        )}
        <span className="grow" />
        {again.length > 0 && onAgain !== null && (
          <Action onPress={() => onAgain(new Set(again.map(({ line }) => line)))}>
            Try {numberText(again.length)} again
          </Action>
        )}
        <Action onPress={onAnother}>Choose another file</Action>
        <Action look="primary" onPress={onDone}>
          Show the mailboxes
        </Action>
      </div>
      <ResultTable key={String(isOnlyFailed)} rows={shown} />
    </section>
  );
}
