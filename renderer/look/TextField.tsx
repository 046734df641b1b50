import type { HTMLInputTypeAttribute, Ref } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label, Text } from 'react-aria-components';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What belongs in it, where the label does not say enough. */
  readonly description?: string | undefined;
  /** Why what stands in it will not do, in a sentence; announced, and tied to the field. */
  readonly error?: string | null | undefined;
  readonly type?: HTMLInputTypeAttribute;
  /** `secret`: not to be remembered, corrected or spell-checked by anything, in letters that can be told apart. */
  readonly kind?: 'plain' | 'secret' | 'code';
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Can be read and copied, but not changed for now; keeps the focus. */
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onBlur?: () => void;
}

/** One line of text with its label above, and what is to be said about it below. */
export function TextField(props: TextFieldProps) {
  const { label, description, error, type = 'text', kind = 'plain', placeholder, inputRef } = props;
  const { value, onChange, onBlur, isRequired = false, isDisabled = false, autoFocus = false } = props;
  const { isReadOnly = false } = props;
  const isPlain = kind === 'plain';
  return (
    <AriaTextField
      className="field"
      type={type}
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      isInvalid={typeof error === 'string'}
      // Our own sentences, not the browser's bubbles.
      validationBehavior="aria"
      autoFocus={autoFocus}
      autoComplete="off"
      autoCorrect="off"
      {...(!isPlain && { spellCheck: 'false' as const })}
      {...(onBlur && { onBlur })}
    >
      <Label>{label}</Label>
      <Input
        className={`input ${isPlain ? '' : 'secret'}`}
        {...(placeholder !== undefined && { placeholder })}
        {...(inputRef !== undefined && { ref: inputRef })}
      />
      {description !== undefined && (
        <Text slot="description" className="hint">
          {description}
        </Text>
      )}
      <FieldError className="hint bad">{error}</FieldError>
    </AriaTextField>
  );
}
