import { useEffect, useRef } from 'react';
import type { AddResult } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { Climbing } from '../rungs/Climbing.tsx';
import { laddersOf } from '../rungs/ladders.ts';
import { Glyph } from '../status/Glyph.tsx';

interface AddedNoteProps {
  readonly added: Extract<AddResult, { readonly kind: 'added' }>;
  readonly onOpen: () => void;
  readonly onAnother: () => void;
}

/** It is watched now, and what happens next. */
export function AddedNote({ added, onOpen, onAnother }: AddedNoteProps) {
  const { report, notes } = added;
  const protocols = (['imap', 'smtp'] as const).filter((protocol) => report[protocol] !== null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[type=submit]')?.focus(), []);
  return (
    <form
      ref={form}
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        onOpen();
      }}
    >
      <div className="added-head">
        <Glyph status={report.status === 'warning' ? 'warning' : 'healthy'} size={28} />
        <div>
          <h1>{report.address} is watched</h1>
          <p className="muted">
            From now on it is checked by itself. You hear of it when it stops working, and only then.
          </p>
        </div>
      </div>
      <Climbing title="What the servers said" ladders={laddersOf(protocols, {}, report, false)} />
      {report.warnings.map((warning) => (
        <p key={warning} className="said warn-said">
          {warning}
        </p>
      ))}
      {notes.map((note) => (
        <p key={note} className="hint">
          {note}
        </p>
      ))}
      <div className="sheet-end form-end">
        <Action onPress={onAnother}>Add another</Action>
        <Action type="submit" look="primary">
          Open the mailbox
        </Action>
      </div>
    </form>
  );
}
