import { type DragEvent, useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { saveFile } from '../host/save-file.ts';
import { Action } from '../look/Action.tsx';
import { COLUMNS } from './read-preview.ts';
import { TEMPLATE, TEMPLATE_NAME } from './template.ts';

interface ChooseFileProps {
  readonly onFile: (file: Blob, name: string) => void;
  readonly onText: (text: string) => void;
  /** Why what was chosen will not do. */
  readonly problem: string | null;
}

/** A file, chosen, dropped or pasted. */
export function ChooseFile({ onFile, onText, problem }: ChooseFileProps) {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') onText(text);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [onText]);
  const take = (files: FileList | null | undefined) => {
    const file = files?.item(0);
    if (file) onFile(file, file.name);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same by keyboard. */}
      <div
        className={`panel drop${isOver ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', '.txt', '.json', 'text/csv', 'application/json']}
          onSelect={take}
        >
          <Action look="primary">Choose a file</Action>
        </FileTrigger>
        <p className="muted">or drop it here, or paste rows from a spreadsheet with Ctrl+V or ⌘V</p>
        {problem !== null && (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
      </div>
      <section className="view-part" aria-label="What the file looks like">
        <h2>What the file looks like</h2>
        <p>
          A CSV file, one mailbox a line. The first line names the columns; all but the address may be empty,
          and what is empty is found out.
        </p>
        <pre className="words">{COLUMNS.join(',')}</pre>
        <p className="muted">
          Each mailbox is tried on both servers and stored only if they accept it. Passwords stay in memory
          while you are here and go to the keychain alone; delete the file afterwards.
        </p>
        <div>
          <Action onPress={() => saveFile(TEMPLATE_NAME, 'text/csv;charset=utf-8', TEMPLATE)}>
            Download a template
          </Action>
        </div>
      </section>
    </>
  );
}
