import type { ReactNode } from 'react';
import { Action } from '../look/Action.tsx';

interface NoMailboxProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onBack: () => void;
  /** Where trying again may help. */
  readonly onRetry?: () => void;
}

/** In the place of a mailbox that cannot be shown. */
export function NoMailbox({ title, children, onBack, onRetry }: NoMailboxProps) {
  return (
    <div className="empty" role="status">
      <h1>{title}</h1>
      <p className="muted">{children}</p>
      <div className="row">
        {onRetry !== undefined && <Action onPress={onRetry}>Try again</Action>}
        <Action look={onRetry === undefined ? 'primary' : 'plain'} onPress={onBack}>
          All mailboxes
        </Action>
      </div>
    </div>
  );
}
