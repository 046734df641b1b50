import { useState } from 'react';
import { Action } from '../look/Action.tsx';
import { useDesktop } from '../shell/bridge.ts';

interface HandoutProps {
  readonly label: string;
  /** No real secret: the simulated provider's alone. */
  readonly secret: string;
}

/** What the provider's own page would show now, to be copied into the form. */
export function Handout({ label, secret }: HandoutProps) {
  const desktop = useDesktop();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await (desktop === null ? navigator.clipboard.writeText(secret) : desktop.copyText(secret));
      setSaid('Copied');
    } catch {
      setSaid('It could not be copied: select it and copy it by hand.');
    }
  };
  return (
    <div className="handout">
      <span className="hint">{label}</span>
      <div className="row">
        <code>{secret}</code>
        <Action label={`Copy: ${label}`} onPress={() => void copy()}>
          Copy
        </Action>
      </div>
      <span className="hint" role="status">
        {said}
      </span>
    </div>
  );
}
