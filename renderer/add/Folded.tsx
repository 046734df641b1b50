import { type ReactNode, useEffect, useState } from 'react';

interface FoldedProps {
  readonly title: string;
  /** Whether there is something in it that must be seen. */
  readonly isForced: boolean;
  readonly children: ReactNode;
}

/** What few need, folded away until it is asked for or until something in it needs the user. */
export function Folded({ title, isForced, children }: FoldedProps) {
  const [isOpen, setIsOpen] = useState(isForced);
  useEffect(() => {
    if (isForced) setIsOpen(true);
  }, [isForced]);
  return (
    <details
      className="disclosure"
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>{title}</summary>
      <div className="folded">{children}</div>
    </details>
  );
}
