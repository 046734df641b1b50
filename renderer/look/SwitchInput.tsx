interface SwitchInputProps {
  readonly id: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  /** Id of what says more. */
  readonly describedBy?: string | undefined;
}

/** On or off, in force at once; a label with its `id` stands elsewhere. */
export function SwitchInput({ id, isOn, onChange, isDisabled, describedBy }: SwitchInputProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      className="switch"
      id={id}
      checked={isOn}
      aria-checked={isOn}
      disabled={isDisabled}
      aria-describedby={describedBy}
      onChange={({ target }) => onChange(target.checked)}
    />
  );
}
