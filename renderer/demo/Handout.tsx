import { Action } from '../look/Action.tsx';
import { useCopy } from '../look/use-copy.ts';

interface HandoutProps {
  readonly label: string;
  /** No real secret: the simulated provider's alone. */
  readonly secret: string;
}

/** What the provider's own page would show now, to be copied into the form. */
export function Handout({ label, secret }: HandoutProps) {
  const { outcome, copy } = useCopy('It could not be copied: select it and copy it by hand.');
  return (
    <div className="handout">
      <span className="hint">{label}</span>
      <div className="row">
        <code>{secret}</code>
        <Action label={`Copy: ${label}`} onPress={() => void copy(secret)}>
          Copy
        </Action>
      </div>
      <span className="hint" role="status">
        {outcome}
      </span>
    </div>
  );
}
