import { useState } from 'react';
import type { SignInIssuer } from '../../electron/api/contract.ts';
import { StepList } from '../look/StepList.tsx';
import { ClientSecretLine } from './ClientSecretLine.tsx';
import { clientIdShown, originWords } from './client-id-words.ts';
import { SettingLine } from './SettingLine.tsx';
import type { ShownSetting } from './setting-groups.ts';
import { TextControl } from './TextControl.tsx';
import { useClientId } from './use-client-id.ts';

interface ClientIdRowProps {
  readonly shown: ShownSetting;
  readonly issuer: SignInIssuer;
}

/** Under which client id a provider is asked for sign-ins, where that comes from, and the way to one. */
export function ClientIdRow({ shown, issuer }: ClientIdRowProps) {
  const { label, setting } = shown;
  const { offer, register } = useClientId(issuer);
  const [kept, setKept] = useState(() => clientIdShown(setting));
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = `setting-${setting.key}`;
  const save = async (typed: string) => {
    const clientId = typed.trim() === '' ? null : typed.trim();
    const sentence = await register({ clientId });
    setRefusal(sentence);
    if (sentence === null) setKept(clientId ?? '');
  };
  const inField = { ...shown, setting: { ...setting, value: kept } };
  return (
    <>
      <SettingLine
        id={id}
        label={label}
        refusal={refusal}
        hint={offer === null ? setting.description : originWords(offer)}
      >
        <TextControl key={kept} id={id} shown={inField} save={(typed) => void save(typed)} />
      </SettingLine>
      {offer?.guide.hasClientSecret === true && (
        <ClientSecretLine
          name={offer.name}
          isPossible={kept !== ''}
          keep={(clientSecret) => register({ clientId: kept, clientSecret })}
        />
      )}
      {offer !== null && (
        <details className="disclosure setting-more">
          <summary>How to register Mailvitals at {offer.name}</summary>
          <div className="setting-steps">
            <p className="muted">{offer.guide.why}</p>
            <StepList steps={offer.guide.steps} />
          </div>
        </details>
      )}
    </>
  );
}
