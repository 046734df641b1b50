import type { ReactNode } from 'react';

interface SettingLineProps {
  /** Of the control: the label leads to it. `null` where it is a button, which says for itself what it does. */
  readonly id: string | null;
  readonly label: string;
  readonly hint: ReactNode;
  /** Why what was wanted was not done, in a sentence. */
  readonly refusal?: string | null;
  /** What was done. */
  readonly said?: string | null;
  /** The control, described by `<id>-more` and `<id>-refusal`. */
  readonly children: ReactNode;
}

/** One thing that can be set: what it is called and does on the one side, its control on the other. */
export function SettingLine({ id, label, hint, refusal = null, said = null, children }: SettingLineProps) {
  return (
    <div className="setting">
      {id === null ? <span className="setting-name">{label}</span> : <label htmlFor={id}>{label}</label>}
      <div className="setting-control">{children}</div>
      <p className="hint" id={id === null ? undefined : `${id}-more`}>
        {hint}
      </p>
      <p className="hint bad" role="alert" id={id === null ? undefined : `${id}-refusal`}>
        {refusal}
      </p>
      <p className="hint" role="status">
        {said}
      </p>
    </div>
  );
}
