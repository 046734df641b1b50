import { useState } from 'react';
import type { FieldProblem, SignInIssuer } from '../../electron/api/contract.ts';
import { problemOf, problemsBeside } from '../fields/field-problems.ts';
import { StepList } from '../look/StepList.tsx';
import { ClientSecretLine, type Kept } from './ClientSecretLine.tsx';
import { clientIdShown, nothingSetWords, originWords, waitsWords } from './client-id-words.ts';
import { SettingLine } from './SettingLine.tsx';
import type { ShownSetting } from './setting-groups.ts';
import { TextControl } from './TextControl.tsx';
import { useClientId } from './use-client-id.ts';

interface ClientIdRowProps {
  readonly shown: ShownSetting;
  readonly issuer: SignInIssuer;
}

/**
 * Under which client id a provider is asked for sign-ins, where that comes from, and the way to one. Where a secret comes with
 * it, neither is kept without the other.
 */
export function ClientIdRow({ shown, issuer }: ClientIdRowProps) {
  const { label, setting } = shown;
  const { offer, register } = useClientId(issuer);
  const [kept, setKept] = useState(() => clientIdShown(setting));
  /** Typed, and not kept before its secret is there. */
  const [waiting, setWaiting] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const hasSecret = offer?.guide.hasClientSecret === true;
  const id = `setting-${setting.key}`;
  const keep = async (request: Parameters<typeof register>[0]): Promise<Kept> => {
    const done = await register(request);
    if (done.kind === 'refused') {
      setRefusal(problemOf(done.problems, 'clientId'));
      return { isKept: false, sentence: sentenceOf(problemsBeside(done.problems, ['clientId'])) };
    }
    setRefusal(null);
    setWaiting(null);
    // What the program says is in force counts, whatever was typed.
    const isSet = done.offer.clientIdFrom === 'settings';
    setKept(isSet ? (request.clientId ?? kept) : '');
    setTurn((times) => times + 1);
    return isSet || request.clientId === null
      ? { isKept: true }
      : { isKept: false, sentence: nothingSetWords(done.offer) };
  };
  const save = async (typed: string) => {
    const clientId = typed.trim();
    setRefusal(null);
    if (clientId === kept) return setWaiting(null);
    if (clientId !== '' && hasSecret) return setWaiting(clientId);
    const done = await keep({ clientId: clientId === '' ? null : clientId });
    if (!done.isKept && done.sentence !== null) setRefusal(done.sentence);
  };
  const keepSecret = (clientSecret: string) =>
    keep({ ...(waiting !== null && { clientId: waiting }), clientSecret });
  const inField = { ...shown, setting: { ...setting, value: waiting ?? kept } };
  return (
    <>
      <SettingLine
        id={id}
        label={label}
        refusal={refusal}
        hint={offer === null ? setting.description : originWords(offer)}
        said={waiting === null || offer === null ? null : waitsWords(offer)}
      >
        <TextControl key={`${kept} ${turn}`} id={id} shown={inField} save={(typed) => void save(typed)} />
      </SettingLine>
      {offer !== null && hasSecret && (
        <ClientSecretLine name={offer.name} isPossible={kept !== '' || waiting !== null} keep={keepSecret} />
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

function sentenceOf(problems: readonly FieldProblem[]): string | null {
  return problems.length === 0 ? null : problems.map(({ sentence }) => sentence).join(' ');
}
