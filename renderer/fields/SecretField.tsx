import './form.css';
import { type Ref, useId, useState } from 'react';
import { Input } from 'react-aria-components';
import type { SecretReview } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';

interface SecretFieldProps {
  /** What the provider calls it, e.g. `app password`. */
  readonly name: string;
  /** Instead of its name. */
  readonly label?: string;
  readonly ref: Ref<HTMLInputElement>;
  readonly onType: (secret: string) => void;
  readonly review: SecretReview;
  /** What is wrong with it, in a sentence. */
  readonly problem: string | null;
  readonly isLocked: boolean;
}

/**
 * The field for a secret. It keeps what it holds to itself: React is told, but never writes it into the document as the
 * `value` attribute, where it would be read with the page.
 */
export function SecretField({ name, label, ref, onType, review, problem, isLocked }: SecretFieldProps) {
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label ?? capitalised(name)}</label>
      <div className="secret-line">
        <Input
          id={id}
          ref={ref}
          className="input secret"
          type={isShown ? 'text' : 'password'}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
          readOnly={isLocked}
          autoComplete="new-password"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={`${id}-said`}
          {...(problem !== null && { 'aria-invalid': true, 'data-invalid': true })}
        />
        <Action onPress={() => setIsShown(!isShown)} label={`${isShown ? 'Hide' : 'Show'} the ${name}`}>
          {isShown ? 'Hide' : 'Show'}
        </Action>
      </div>
      <div id={`${id}-said`} className="field-said" role="status">
        {problem !== null && <p className="bad">{problem}</p>}
        {review.notes.map((note) => (
          <p key={note} className="hint">
            {note}
          </p>
        ))}
        {review.warning !== null && <p className="warn">{review.warning} You can try it all the same.</p>}
      </div>
    </div>
  );
}

function capitalised(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
