import { type ReactNode, useState } from 'react';
import { Action } from '../look/Action.tsx';
import type { ControlProps } from './control-props.ts';
import { HoursControl } from './HoursControl.tsx';
import { SettingLine } from './SettingLine.tsx';
import { SilenceControl } from './SilenceControl.tsx';
import type { ShownSetting } from './setting-groups.ts';
import { TextControl } from './TextControl.tsx';
import type { ChangeSetting } from './use-settings.ts';

interface SettingRowProps {
  readonly shown: ShownSetting;
  readonly change: ChangeSetting;
}

/** One setting: what it is called, what it does, its control, and why a value was refused. Saved as it is changed. */
export function SettingRow({ shown, change }: SettingRowProps) {
  const { label, hint, control, setting } = shown;
  const { key, value, defaultValue, description } = setting;
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = `setting-${key}`;
  const save = async (wanted: string | null) => setRefusal(await change(key, wanted));
  const props: ControlProps = { id, shown, save: (wanted) => void save(wanted) };
  const isReset = control.kind === 'number' || control.kind === 'text';
  return (
    <SettingLine
      id={id}
      label={label}
      refusal={refusal}
      hint={
        <>
          {hint ?? description}
          {isReset && value !== defaultValue && (
            <>
              {' '}
              <Action
                look="quiet"
                label={`Put ${label} back to ${defaultValue}`}
                onPress={() => void save(null)}
              >
                Back to {defaultValue}
              </Action>
            </>
          )}
        </>
      }
    >
      {controlOf(props)}
    </SettingLine>
  );
}

function controlOf(props: ControlProps): ReactNode {
  switch (props.shown.control.kind) {
    case 'hours':
      return <HoursControl {...props} />;
    case 'snooze':
      return <SilenceControl {...props} />;
    case 'number':
    case 'text':
    case 'client-id':
      // What was set elsewhere replaces what stands in the field.
      return <TextControl key={props.shown.setting.value} {...props} />;
  }
}
