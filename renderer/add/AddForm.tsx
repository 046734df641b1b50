import './add.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { problemOf, problemsBeside } from '../fields/field-problems.ts';
import { LooseProblems } from '../fields/LooseProblems.tsx';
import { SecretField } from '../fields/SecretField.tsx';
import { useSecretReview } from '../fields/use-secret-review.ts';
import { Action } from '../look/Action.tsx';
import { TextField } from '../look/TextField.tsx';
import { AttemptActions } from '../rungs/AttemptActions.tsx';
import { Climbing } from '../rungs/Climbing.tsx';
import { laddersOf } from '../rungs/ladders.ts';
import { useHolding } from '../shell/holding.ts';
import { OtherClient } from '../sign-in/OtherClient.tsx';
import { OtherWay } from '../sign-in/OtherWay.tsx';
import { beginWords } from '../sign-in/offer-words.ts';
import { SignInPart } from '../sign-in/SignInPart.tsx';
import { useFormFocus } from '../sign-in/use-form-focus.ts';
import { useSignInWay } from '../sign-in/use-sign-in-way.ts';
import { AddEndNote } from './AddEndNote.tsx';
import { type AddDraft, serverShown, UNTOUCHED } from './add-draft.ts';
import { Folded } from './Folded.tsx';
import { ProviderNote } from './ProviderNote.tsx';
import { ServersPart } from './ServersPart.tsx';
import { QUIET_FIELDS, spokenDiscovery } from './spoken.ts';
import type { Adding } from './use-adding.ts';
import { useDiscovery } from './use-discovery.ts';

interface AddFormProps {
  readonly adding: Adding;
  readonly onClose: () => void;
  readonly onImport: () => void;
}

const SERVER_FIELDS = QUIET_FIELDS.filter((field) => field !== 'address');

/** An address, a sign-in or a secret, and whatever the user knows better than we found out. */
export function AddForm({ adding, onClose, onImport }: AddFormProps) {
  const { attempt, end, problems } = adding;
  const [address, setAddress] = useState('');
  const [secret, setSecret] = useState('');
  const [draft, setDraft] = useState<AddDraft>(UNTOUCHED);
  const discovery = useDiscovery(address);
  const review = useSecretReview(address.trim(), secret);
  const found = discovery.kind === 'found' ? discovery.found : null;
  const signIn = useSignInWay({
    found: found?.signIn ?? null,
    first: found?.signIn?.isAdvised === true ? 'sign-in' : 'secret',
    end,
  });
  const offer = signIn.way === 'sign-in' ? signIn.offer : null;
  const secretName = (discovery.kind === 'found' && discovery.details?.secretName) || 'password';
  const isRunning = attempt.phase !== 'idle';
  useHolding(isRunning || address !== '' || draft !== UNTOUCHED);
  const isAtServers = isRunning && (offer === null || attempt.step?.kind === 'signed-in');
  const hasTried = isAtServers || end?.kind === 'refused' || end?.kind === 'undecided';
  const report = end !== null && 'report' in end ? end.report : null;
  const protocols = (['imap', 'smtp'] as const).filter((each) => serverShown(draft, each, found).isOn);
  const news = useRef<HTMLDivElement>(null);
  const focus = useFormFocus({
    way: signIn.way,
    isRunning,
    end,
    problems,
    clientProblems: signIn.registering.problems,
  });
  useEffect(() => {
    if (isRunning || end !== null) news.current?.scrollIntoView({ block: 'nearest' });
  }, [isRunning, end]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (offer === null) void adding.submit({ address, secret, secretName, draft });
    else void adding.signIn({ address, draft }, signIn.prepare);
  };
  const words =
    offer === null
      ? end?.kind === 'undecided' || end?.kind === 'fault'
        ? 'Try again'
        : 'Verify and add'
      : beginWords({ offer, asksForClient: signIn.asksForClient, end: end?.kind ?? null });
  return (
    <form className="form" ref={focus.form} onSubmit={submit} noValidate>
      <TextField
        label="Address"
        type="email"
        value={address}
        onChange={setAddress}
        placeholder="you@example.com"
        description={
          discovery.kind === 'waiting'
            ? 'The provider, its servers and the right way to sign in are found from it.'
            : undefined
        }
        error={problemOf(discovery.kind === 'invalid' ? discovery.problems : problems, 'address')}
        isDisabled={isRunning}
        autoFocus
      />
      <ProviderNote
        discovery={discovery}
        address={address}
        isFolded={isRunning || hasTried || end !== null}
        offer={offer}
      />
      {offer === null ? (
        <SecretField
          name={secretName}
          ref={focus.secret}
          onType={(typed) => {
            setSecret(typed);
            // Whoever has begun to type one goes on with it, whatever is found meanwhile.
            signIn.choose('secret');
          }}
          review={review}
          problem={problemOf(problems, 'password')}
          isLocked={isRunning}
        />
      ) : (
        <SignInPart
          signIn={signIn}
          address={address.trim()}
          attempt={attempt}
          lacksClient={end?.kind === 'not-registered'}
        />
      )}
      <div ref={news} className="news">
        {hasTried && (
          <Climbing
            title="Both servers must accept it"
            ladders={laddersOf(protocols, attempt.climbs, report, isRunning)}
          />
        )}
        <AddEndNote end={end} issuer={signIn.offer?.name} />
        <LooseProblems problems={problemsBeside(problems, ['address', 'password', ...SERVER_FIELDS])} />
      </div>
      {(!isRunning || attempt.isPreparing) && <OtherClient signIn={signIn} isLocked={attempt.isPreparing} />}
      {!isRunning && (
        <OtherWay
          signIn={signIn}
          onChoose={(way) => {
            adding.forget();
            setSecret('');
            signIn.choose(way);
            focus.take();
          }}
        />
      )}
      <p className="hidden-words" role="status">
        {spokenDiscovery(discovery, offer)}
      </p>
      <Folded
        title="Servers and tags"
        isForced={
          discovery.kind === 'failed' ||
          found?.candidates.length === 0 ||
          problems.some(({ field }) => SERVER_FIELDS.includes(field))
        }
      >
        <ServersPart
          address={address}
          draft={draft}
          onChange={setDraft}
          found={found}
          problems={problems}
          isDisabled={isRunning}
        />
      </Folded>
      <div className="sheet-end form-end">
        {!isRunning && (
          <Action look="quiet" onPress={onImport}>
            Add many…
          </Action>
        )}
        <span className="grow" />
        <AttemptActions
          attempt={attempt}
          words={words}
          stopWords={isAtServers ? 'Stop' : 'Cancel'}
          onClose={onClose}
        />
      </div>
    </form>
  );
}
