import { Action } from '../look/Action.tsx';
import { snoozeChoices } from '../words/snooze-choices.ts';
import { momentText } from '../words/time-words.ts';
import type { ControlProps } from './control-props.ts';

/** How long notifications are to be silent from now on, or the end of a silence that lasts. */
export function SilenceControl({ id, shown: { setting }, save }: ControlProps) {
  const until = setting.value === 'off' ? null : setting.value;
  return until === null ? (
    <select
      id={id}
      className="input"
      value=""
      aria-describedby={`${id}-more ${id}-refusal`}
      onChange={({ target }) => save(target.value)}
    >
      <option value="">Off</option>
      {snoozeChoices(new Date()).map(({ value, words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  ) : (
    <>
      <output id={id}>Until {momentText(until, Date.now())}</output>
      <Action onPress={() => save('off')}>End the silence</Action>
    </>
  );
}
