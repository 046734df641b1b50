import { useRef, useState } from 'react';
import { Action } from '../look/Action.tsx';
import { SettingLine } from './SettingLine.tsx';

/** `sentence` says why it was not kept; `null` where that is said elsewhere. */
export type Kept = { readonly isKept: true } | { readonly isKept: false; readonly sentence: string | null };

interface ClientSecretLineProps {
  /** Whose it is: `Google`. */
  readonly name: string;
  /** Whether there is a client id that it could belong to. */
  readonly isPossible: boolean;
  /** What became of it. */
  readonly keep: (clientSecret: string) => Promise<Kept>;
}

/** The secret that a provider hands out with its client id. What is kept is never shown again, and what is typed stands nowhere else. */
export function ClientSecretLine({ name, isPossible, keep }: ClientSecretLineProps) {
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const id = `${name.toLowerCase()}-client-secret`;
  const save = async () => {
    const typed = input.current?.value.trim() ?? '';
    setSaid(null);
    if (typed === '') return setRefusal(`Paste the client secret from ${name} first.`);
    const kept = await keep(typed);
    setRefusal(kept.isKept ? null : kept.sentence);
    if (!kept.isKept) return;
    setSaid('Kept in the keychain.');
    if (input.current !== null) input.current.value = '';
  };
  return (
    <SettingLine
      id={id}
      label={`${name} client secret`}
      hint={
        isPossible
          ? `${name} hands it out with the client id. It is kept in this computer’s keychain and not shown again.`
          : `${name} hands it out with the client id, which is set first.`
      }
      refusal={refusal}
      said={said}
    >
      <input
        id={id}
        ref={input}
        type="password"
        className="input text"
        autoComplete="new-password"
        spellCheck={false}
        disabled={!isPossible}
        aria-describedby={`${id}-more ${id}-refusal`}
        onKeyDown={({ key }) => key === 'Enter' && void save()}
      />
      <Action isDisabled={!isPossible} label={`Keep the ${name} client secret`} onPress={() => void save()}>
        Keep
      </Action>
    </SettingLine>
  );
}
