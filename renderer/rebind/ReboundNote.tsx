import { useEffect } from 'react';
import type { MailboxReport } from '../../electron/api/contract.ts';
import { AcceptedForm } from '../rungs/AcceptedForm.tsx';
import { shortcomingOf } from '../rungs/bound-words.ts';

interface ReboundNoteProps {
  readonly report: MailboxReport;
  readonly notes: readonly string[];
  /** For how long it had not worked, in a sentence; `null` where it had. */
  readonly downWords: string | null;
  /** What it signs in with from now on, in a sentence. */
  readonly replacedWords: string;
  readonly onClose: () => void;
}

/** How long the good news stays before it leaves by itself, in milliseconds. */
const STAYS_MS = 6_000;

/** It is bound anew, and nearly always works again. One press closes it; where motion is welcome it also leaves by itself. */
export function ReboundNote({ report, notes, downWords, replacedWords, onClose }: ReboundNoteProps) {
  const shortcoming = shortcomingOf(report);
  const staysOpen = shortcoming !== null || report.warnings.length > 0 || notes.length > 0;
  useEffect(() => {
    // Whoever wants no motion also wants no window that leaves; and what is to be read stays.
    const mayLeave = window.matchMedia('(prefers-reduced-motion: no-preference)').matches;
    if (!mayLeave || staysOpen) return undefined;
    const timer = setTimeout(onClose, STAYS_MS);
    return () => clearTimeout(timer);
  }, [onClose, staysOpen]);
  return (
    <AcceptedForm
      title={
        shortcoming === null
          ? `${report.address} works again`
          : `You are signed in, but ${report.address} ${shortcoming}`
      }
      sentence={shortcoming === null && downWords !== null ? `${downWords} ${replacedWords}` : replacedWords}
      report={report}
      notes={notes}
      heading={shortcoming === null ? 'Both servers accepted it' : 'What the servers said'}
      next="Done"
      onNext={onClose}
    />
  );
}
