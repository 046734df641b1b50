import type { ReactNode } from 'react';
import { Glyph } from '../status/Glyph.tsx';
import type { MailboxStatus } from '../status/status-words.ts';

interface ViewHeadingProps {
  readonly title: string;
  readonly status?: MailboxStatus;
  readonly rest?: string;
  /** What can be done with all of the view. */
  readonly children?: ReactNode;
}

/** The first line of a view. Going there puts the focus on it, so that a screen reader begins here. */
export function ViewHeading({ title, status, rest = '', children }: ViewHeadingProps) {
  return (
    <div className="headline">
      {status !== undefined && <Glyph status={status} size={28} />}
      <div className="titles">
        <h1 tabIndex={-1}>{title}</h1>
        {rest !== '' && <p className="muted num">{rest}</p>}
      </div>
      {children}
    </div>
  );
}
