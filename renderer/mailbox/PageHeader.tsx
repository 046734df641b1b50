import { type ReactNode, useEffect, useRef } from 'react';
import type { MailboxDetails } from '../../electron/api/contract.ts';
import { Glyph } from '../status/Glyph.tsx';
import { stateLine } from './state-words.ts';

interface PageHeaderProps {
  readonly details: MailboxDetails;
  readonly isChecking: boolean;
  readonly now: number;
  /** The buttons. */
  readonly children: ReactNode;
}

/** Which mailbox this is, how it is, and what can be done with it. */
export function PageHeader({ details, isChecking, now, children }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A view that opens is read from its heading.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="headline mailbox-head">
      <Glyph status={details.status} size={28} isBusy={isChecking && details.status === 'pending'} />
      <div className="titles">
        <h1 ref={heading} tabIndex={-1}>
          {details.address}
        </h1>
        <p className="muted num">
          {stateLine(details, now)}
          {isChecking && (
            <span className="checking-now" aria-hidden="true">
              <Glyph status="pending" size={12} isBusy />
            </span>
          )}
        </p>
      </div>
      <div className="row mailbox-actions">{children}</div>
    </div>
  );
}
