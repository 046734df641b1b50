import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

interface ActionProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** One `primary` on a view at most; `quiet` for what is rarely wanted. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  /** Where the words of the button alone do not say about what. */
  readonly label?: string;
}

/** A button. */
export function Action({
  children,
  onPress,
  look = 'plain',
  type = 'button',
  isDisabled,
  label,
}: ActionProps) {
  return (
    <Button
      className={`action ${look}`}
      type={type}
      {...(onPress && { onPress })}
      {...(isDisabled !== undefined && { isDisabled })}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {children}
    </Button>
  );
}
