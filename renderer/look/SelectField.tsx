import { useId } from 'react';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean;
}

/** One of several: the system's own list, which knows every keyboard and screen reader there is. */
export function SelectField({ label, value, options, onChange, description, isDisabled }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        disabled={isDisabled}
        aria-describedby={description === undefined ? undefined : `${id}-more`}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
      {description !== undefined && (
        <span id={`${id}-more`} className="hint">
          {description}
        </span>
      )}
    </div>
  );
}
