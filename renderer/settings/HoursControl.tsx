import { useState } from 'react';
import { SwitchInput } from '../look/SwitchInput.tsx';
import type { ControlProps } from './control-props.ts';

const USUAL = '22:00-07:00';

/** A switch, and two times once it is on. */
export function HoursControl({ id, shown: { setting }, save }: ControlProps) {
  const isOn = setting.value !== 'off';
  return (
    <>
      {isOn && <Times key={setting.value} id={id} value={setting.value} save={save} />}
      <SwitchInput
        id={id}
        isOn={isOn}
        describedBy={`${id}-more`}
        onChange={(wanted) => save(wanted ? USUAL : 'off')}
      />
    </>
  );
}

interface TimesProps extends Pick<ControlProps, 'id' | 'save'> {
  /** `22:00-07:00`. */
  readonly value: string;
}

function Times({ id, value, save }: TimesProps) {
  const [from = '', to = ''] = value.split('-');
  const [typed, setTyped] = useState({ from, to });
  const commit = () => {
    const wanted = `${typed.from}-${typed.to}`;
    // A time that is half typed is an empty one.
    if (typed.from !== '' && typed.to !== '' && wanted !== value) save(wanted);
  };
  const time = (which: 'from' | 'to', label: string) => (
    <input
      type="time"
      className="input time"
      aria-label={`Quiet hours ${label}`}
      aria-describedby={`${id}-refusal`}
      value={typed[which]}
      onChange={({ target }) => setTyped({ ...typed, [which]: target.value })}
      onBlur={commit}
    />
  );
  return (
    <>
      {time('from', 'from')}
      <span className="muted">to</span>
      {time('to', 'to')}
    </>
  );
}
