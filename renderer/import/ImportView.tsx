import './import.css';
import { useCallback, useState } from 'react';
import { Action } from '../look/Action.tsx';
import { useHolding } from '../shell/holding.ts';
import { mailboxesText, numberText } from '../words/count-words.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { PreviewPart } from './PreviewPart.tsx';
import { ResultPart } from './ResultPart.tsx';
import { readFileText } from './read-file.ts';
import { type Preview, readPreview } from './read-preview.ts';
import { type Importing, useImporting } from './use-importing.ts';
import { resultWords } from './verdict-words.ts';

interface Chosen {
  readonly name: string;
  /** With its passwords: held here alone, and gone with the view. */
  readonly text: string;
  readonly preview: Extract<Preview, { readonly kind: 'rows' }>;
}

/** Adds many mailboxes from a file: what was read, how far it is, and a verdict per row. */
export function ImportView({ onDone }: { readonly onDone: () => void }) {
  const { state, run, stop, reset } = useImporting();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useHolding(chosen !== null && state.phase !== 'done');
  const takeText = useCallback((text: string, name = 'what you pasted') => {
    const preview = readPreview(text);
    if (preview.kind === 'problem') return setProblem(preview.sentence);
    setProblem(null);
    setChosen({ name, text, preview });
  }, []);
  const takeFile = async (file: Blob, name: string) => {
    const read = await readFileText(file);
    if (read.ok) takeText(read.text, name);
    else setProblem(read.sentence);
  };
  const another = () => {
    setChosen(null);
    reset();
  };
  return (
    <div className="view-inner import">
      <header className="headline">
        <div className="titles">
          <h1 tabIndex={-1}>Add many mailboxes</h1>
          <p className="muted" role="status">
            {chosen === null ? 'From a CSV file, or from an export of Mailvitals.' : stateWords(state)}
          </p>
        </div>
      </header>
      {chosen === null ? (
        <ChooseFile onFile={takeFile} onText={takeText} problem={problem} />
      ) : state.phase === 'running' || state.phase === 'stopping' ? (
        <section className="view-part" aria-label="How far it is">
          <progress max={state.total} value={state.done} aria-label="Mailboxes tried" />
          <div className="row">
            <span className="num">
              {numberText(state.done)} of {numberText(state.total)} tried
            </span>
            <span className="grow" />
            <Action onPress={stop} isDisabled={state.phase === 'stopping'}>
              {state.phase === 'stopping' ? 'Stopping…' : 'Stop'}
            </Action>
          </div>
        </section>
      ) : state.phase === 'done' ? (
        <ResultPart
          rows={state.rows}
          onAgain={
            chosen.preview.columns.length === 0 ? null : (lines) => void run(chosen.text, lines.size, lines)
          }
          onAnother={another}
          onDone={onDone}
        />
      ) : (
        <>
          {state.phase === 'failed' && (
            <p className="said bad-said import-problem" role="alert">
              {state.sentence}
            </p>
          )}
          <PreviewPart
            name={chosen.name}
            preview={chosen.preview}
            onImport={() => void run(chosen.text, chosen.preview.rows.length)}
            onBack={another}
          />
        </>
      )}
    </div>
  );
}

/** Said as it changes; the count itself would be too much to hear. */
function stateWords(state: Importing): string {
  switch (state.phase) {
    case 'waiting':
      return 'Nothing is tried yet.';
    case 'running':
      return `Trying ${mailboxesText(state.total)}, a few at a time.`;
    case 'stopping':
      return 'Stopping. What is under way is finished first.';
    case 'failed':
      return 'Nothing was tried.';
    case 'done':
      return `${state.wasStopped ? 'Stopped: ' : ''}${resultWords(state.rows)}.`;
  }
}
