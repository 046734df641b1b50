import { useState } from 'react';
import type { ControlProps } from './control-props.ts';

/** A number with its unit, or a text. Saved when the field is left or Enter is pressed; Escape takes the typing back. */
export function TextControl({ id, shown: { setting, control }, save }: ControlProps) {
  const [typed, setTyped] = useState(setting.value);
  const commit = () => {
    if (typed.trim() !== setting.value) save(typed);
  };
  return (
    <>
      <input
        id={id}
        className={`input ${control.kind === 'number' ? 'number' : 'text'}`}
        inputMode={control.kind === 'number' ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        aria-describedby={`${id}-more ${id}-refusal`}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit();
          if (key === 'Escape') setTyped(setting.value);
        }}
      />
      {control.kind === 'number' && <span className="muted">{control.unit}</span>}
    </>
  );
}
