import { useEffect, useRef } from 'react';
import type { MailboxReport } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { Climbing } from '../rungs/Climbing.tsx';
import { laddersOf } from '../rungs/ladders.ts';
import { Glyph } from '../status/Glyph.tsx';

interface ReboundNoteProps {
  readonly report: MailboxReport;
  readonly notes: readonly string[];
  /** For how long it had not worked, in a sentence; `null` where it had. */
  readonly downWords: string | null;
  readonly onClose: () => void;
}

/** How long the good news stays before it leaves by itself, in milliseconds. */
const STAYS_MS = 6_000;

/** It works again. One press closes it; where motion is welcome it also leaves by itself. */
export function ReboundNote({ report, notes, downWords, onClose }: ReboundNoteProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[type=submit]')?.focus(), []);
  useEffect(() => {
    // Whoever wants no motion also wants no window that leaves; and what is to be read stays.
    const mayLeave = window.matchMedia('(prefers-reduced-motion: no-preference)').matches;
    if (!mayLeave || report.warnings.length > 0) return undefined;
    const timer = setTimeout(onClose, STAYS_MS);
    return () => clearTimeout(timer);
  }, [onClose, report]);
  const protocols = (['imap', 'smtp'] as const).filter((protocol) => report[protocol] !== null);
  return (
    <form
      ref={form}
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="added-head">
        <Glyph status={report.status === 'warning' ? 'warning' : 'healthy'} size={28} />
        <div>
          <h1>{report.address} works again</h1>
          <p className="muted">{downWords === null ? '' : `${downWords} `}The old one is gone.</p>
        </div>
      </div>
      <Climbing title="Both servers accepted it" ladders={laddersOf(protocols, {}, report, false)} />
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
        <Action type="submit" look="primary">
          Done
        </Action>
      </div>
    </form>
  );
}
