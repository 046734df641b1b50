import { useRef } from 'react';
import type { RegistrationGuide } from '../../electron/api/contract.ts';
import { problemOf, problemsBeside } from '../fields/field-problems.ts';
import { LooseProblems } from '../fields/LooseProblems.tsx';
import { SecretField } from '../fields/SecretField.tsx';
import { TextField } from '../look/TextField.tsx';
import { ObstacleStory } from '../rungs/FailureStory.tsx';
import { belongsTogether } from './client-problems.ts';
import type { Registering } from './use-registering.ts';

interface ClientFieldsProps {
  readonly guide: RegistrationGuide;
  readonly registering: Registering;
  /** What is to be known of the client id. */
  readonly description: string;
  /** Whether the first field takes the focus as soon as it is there. */
  readonly takesFocus?: boolean;
  /** Whether what is typed is being kept just now. */
  readonly isLocked: boolean;
}

const FIELDS = ['clientId', 'clientSecret'];

/** The fields for what a registration gives, and what was wrong with it. */
export function ClientFields(props: ClientFieldsProps) {
  const { guide, registering, description, takesFocus = false, isLocked } = props;
  const { name, hasClientSecret } = guide;
  const { clientId, setClientId, setClientSecret, problems, obstacle } = registering;
  const secret = useRef<HTMLInputElement>(null);
  return (
    <>
      <TextField
        label={`${name} client id`}
        kind="code"
        value={clientId}
        onChange={setClientId}
        error={problemOf(problems, 'clientId')}
        description={description}
        autoFocus={takesFocus}
        isReadOnly={isLocked}
      />
      {hasClientSecret && (
        <SecretField
          name={`${name} client secret`}
          ref={secret}
          onType={setClientSecret}
          review={{ notes: [belongsTogether(name)], warning: null }}
          problem={problemOf(problems, 'clientSecret')}
          isLocked={isLocked}
        />
      )}
      <LooseProblems problems={problemsBeside(problems, FIELDS)} />
      {obstacle !== null && <ObstacleStory obstacle={obstacle} kept="Nothing was kept." />}
    </>
  );
}
