import { type ReactNode, useEffect, useRef } from 'react';
import type { MailboxReport } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { Glyph } from '../status/Glyph.tsx';
import { shortcomingOf } from './bound-words.ts';
import { Climbing } from './Climbing.tsx';
import { FailureStory } from './FailureStory.tsx';
import { laddersOf } from './ladders.ts';

interface AcceptedFormProps {
  readonly title: string;
  readonly sentence: string;
  readonly report: MailboxReport;
  readonly notes: readonly string[];
  /** Above what the servers said. */
  readonly heading: string;
  /** What Enter does. */
  readonly next: string;
  readonly onNext: () => void;
  /** Beside the next step. */
  readonly children?: ReactNode;
}

/** It is bound: the good news and what keeps it from being good, what they said, what is to be known besides, and one step on. */
export function AcceptedForm({
  title,
  sentence,
  report,
  notes,
  heading,
  next,
  onNext,
  children,
}: AcceptedFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[type=submit]')?.focus(), []);
  const protocols = (['imap', 'smtp'] as const).filter((protocol) => report[protocol] !== null);
  const shortcoming = shortcomingOf(report);
  return (
    <form
      ref={form}
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <div className="accepted-head">
        <Glyph
          status={shortcoming === null && report.status !== 'warning' ? 'healthy' : 'warning'}
          size={28}
        />
        <div>
          <h2 className="accepted-title">{title}</h2>
          <p className="muted">{sentence}</p>
        </div>
      </div>
      <Climbing title={heading} ladders={laddersOf(protocols, {}, report, false)} />
      {shortcoming !== null && (
        <FailureStory title={report.title} sentence={report.summary} steps={report.advice} tone="warn" />
      )}
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
        {children}
        <Action type="submit" look="primary">
          {next}
        </Action>
      </div>
    </form>
  );
}
