import type { ReactNode } from 'react';
import { SelectField } from '../look/SelectField.tsx';
import { Switch } from '../look/Switch.tsx';
import { TextField } from '../look/TextField.tsx';
import { type Protocol, portProblem, type Security, type ServerDraft, withSecurity } from './server-draft.ts';

interface ServerFieldsProps {
  readonly protocol: Protocol;
  readonly draft: ServerDraft;
  readonly onChange: (draft: ServerDraft) => void;
  /** What is wrong with it, in a sentence. */
  readonly problem: string | null;
  readonly isDisabled: boolean;
  /** What an empty host means here, where it means something. */
  readonly placeholder?: string;
  /** Why it is this server. */
  readonly children?: ReactNode;
}

const SECURITIES: readonly { readonly value: Security; readonly words: string }[] = [
  { value: 'tls', words: 'TLS from the start' },
  { value: 'starttls', words: 'STARTTLS' },
  { value: 'none', words: 'None (this computer only)' },
];

/** One server: host, port, security. */
export function ServerFields(props: ServerFieldsProps) {
  const { protocol, draft, onChange, problem, isDisabled, placeholder, children } = props;
  const name = protocol.toUpperCase();
  const isOff = isDisabled || !draft.isOn;
  return (
    <fieldset className="server">
      <legend className="hidden-words">{name} server</legend>
      <Switch
        label={`Watch ${name}`}
        isOn={draft.isOn}
        onChange={(isOn) => onChange({ ...draft, isOn })}
        isDisabled={isDisabled}
      />
      {draft.isOn && (
        <div className="server-fields">
          <TextField
            label={`${name} host`}
            kind="code"
            value={draft.host}
            onChange={(host) => onChange({ ...draft, host })}
            isDisabled={isOff}
            error={problem}
            {...(placeholder !== undefined && { placeholder })}
          />
          <TextField
            label="Port"
            value={draft.port}
            onChange={(port) => onChange({ ...draft, port })}
            isDisabled={isOff}
            error={portProblem(draft)}
          />
          <SelectField
            label="Security"
            value={draft.security}
            options={SECURITIES}
            onChange={(security) => onChange(withSecurity(protocol, draft, security as Security))}
            isDisabled={isOff}
          />
        </div>
      )}
      {draft.isOn && children}
    </fieldset>
  );
}
