import { useEffect } from 'react';
import type { MailboxReport } from '../../electron/api/contract.ts';
import { AcceptedForm } from '../rungs/AcceptedForm.tsx';

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
  useEffect(() => {
    // Whoever wants no motion also wants no window that leaves; and what is to be read stays.
    const mayLeave = window.matchMedia('(prefers-reduced-motion: no-preference)').matches;
    if (!mayLeave || report.warnings.length > 0) return undefined;
    const timer = setTimeout(onClose, STAYS_MS);
    return () => clearTimeout(timer);
  }, [onClose, report]);
  return (
    <AcceptedForm
      title={`${report.address} works again`}
      sentence={`${downWords === null ? '' : `${downWords} `}The old one is gone.`}
      report={report}
      notes={notes}
      heading="Both servers accepted it"
      next="Done"
      onNext={onClose}
    />
  );
}
