import { useId } from 'react';
import { SwitchInput } from './SwitchInput.tsx';

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean;
}

/** On or off, in force at once, with its label beside it. */
export function Switch({ label, isOn, onChange, description, isDisabled = false }: SwitchProps) {
  const id = useId();
  const more = description === undefined ? undefined : `${id}-more`;
  return (
    <div className="switch-field">
      <SwitchInput id={id} isOn={isOn} onChange={onChange} isDisabled={isDisabled} describedBy={more} />
      <label htmlFor={id}>{label}</label>
      {description !== undefined && (
        <span id={more} className="hint">
          {description}
        </span>
      )}
    </div>
  );
}
