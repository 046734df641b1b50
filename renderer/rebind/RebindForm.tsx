import './rebind.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { MailboxDetails, ProviderDetails } from '../../electron/api/contract.ts';
import { LooseProblems } from '../fields/LooseProblems.tsx';
import { useSecretReview } from '../fields/use-secret-review.ts';
import { StepList } from '../look/StepList.tsx';
import { AttemptActions } from '../rungs/AttemptActions.tsx';
import { Climbing } from '../rungs/Climbing.tsx';
import { laddersOf } from '../rungs/ladders.ts';
import { useHolding } from '../shell/holding.ts';
import { OtherClient } from '../sign-in/OtherClient.tsx';
import { OtherWay } from '../sign-in/OtherWay.tsx';
import { beginWords, refusedWords, type Way } from '../sign-in/offer-words.ts';
import { SignInPart } from '../sign-in/SignInPart.tsx';
import { useFormFocus } from '../sign-in/use-form-focus.ts';
import { useSignInWay } from '../sign-in/use-sign-in-way.ts';
import { RebindEndNote } from './RebindEndNote.tsx';
import { firstWay, keptWords, MOVES_OVER, reasonOf, signInSentence } from './rebind-words.ts';
import { SecretPart } from './SecretPart.tsx';
import type { Rebinding } from './use-rebinding.ts';

interface RebindFormProps {
  readonly address: string;
  /** The way that was asked for; `null` leaves it to what the mailbox needs. */
  readonly wanted: Way | null;
  /** `null` until they are read; the form does not wait for long. */
  readonly details: MailboxDetails | null;
  readonly provider: ProviderDetails | null;
  readonly now: number;
  readonly rebinding: Rebinding;
  readonly onClose: () => void;
}

/** Why, the sign-in or the way to a new secret and the field for it, and what the servers say to it. */
export function RebindForm({ address, wanted, details, provider, now, rebinding, onClose }: RebindFormProps) {
  const { attempt, end, problems } = rebinding;
  const [secret, setSecret] = useState('');
  const review = useSecretReview(address, secret);
  const isClientRefused = details?.cause === 'oauth-client-rejected';
  const signIn = useSignInWay({
    found: provider?.signIn ?? null,
    first: wanted ?? firstWay(details, provider),
    end,
    isClientRefused,
  });
  const { way } = signIn;
  const offer = way === 'sign-in' ? signIn.offer : null;
  const reason = details && reasonOf(details, provider, now, way);
  const method = details?.signInMethod ?? 'password';
  const name = provider?.secretName ?? 'password';
  const isRunning = attempt.phase !== 'idle';
  const isAtServers = isRunning && (offer === null || attempt.step?.kind === 'signed-in');
  const report = end?.kind === 'refused' || end?.kind === 'undecided' ? end.report : null;
  // The steps that a refusal asks for stand with it; the first ones fold away.
  const hasTried = isRunning || end !== null;
  const news = useRef<HTMLDivElement>(null);
  const protocols = (['imap', 'smtp'] as const).filter(
    (protocol) => details === null || details[`${protocol}Server`] !== null,
  );
  const focus = useFormFocus({
    way,
    isRunning,
    end,
    problems,
    clientProblems: signIn.registering.problems,
    takesAtOnce: true,
  });
  useHolding(isRunning || secret !== '' || signIn.registering.isTyped);
  useEffect(() => {
    // A paste replaces what was refused.
    if (end !== null) focus.secret.current?.select();
    if (isRunning || end !== null) news.current?.scrollIntoView({ block: 'nearest' });
  }, [isRunning, end, focus.secret]);
  const hasReason = reason !== null;
  useEffect(() => {
    // What is read above it pushes it down.
    if (hasReason) focus.secret.current?.scrollIntoView({ block: 'nearest' });
  }, [hasReason, focus.secret]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void (offer === null ? rebinding.submit(secret, name) : rebinding.signIn({ prepare: signIn.prepare }));
  };
  const accepting = `${protocols.length === 1 ? 'The server' : 'Both servers'} must accept it`;
  return (
    <form className="form rebind" ref={focus.form} onSubmit={send} noValidate>
      <section className="reason" aria-label="Why">
        <h3 className="reason-title">{reason?.title ?? 'Loading…'}</h3>
        {reason !== null && <p>{reason.sentence}</p>}
        {reason !== null && reason.dates !== '' && <p className="muted">{reason.dates}</p>}
      </section>
      {offer === null ? (
        <SecretPart
          name={name}
          steps={reason?.steps ?? []}
          isFolded={hasTried}
          isNumbered={signIn.offer?.isAdvised !== true}
          caution={signIn.offer && refusedWords(signIn.offer)}
          input={focus.secret}
          onType={(typed) => {
            setSecret(typed);
            // Whoever has begun to type one goes on with it, whatever is read meanwhile.
            signIn.choose('secret');
          }}
          review={review}
          problems={problems}
          isLocked={isRunning}
        />
      ) : (
        <SignInPart
          signIn={signIn}
          address={address}
          attempt={attempt}
          lacksClient={end?.kind === 'not-registered'}
        >
          {!hasTried && (
            <section className="sheet-part">
              <p>{signInSentence(details, offer)}</p>
              {method === 'password' && <p className="muted">{MOVES_OVER}</p>}
              {reason !== null && reason.steps.length > 0 && <StepList steps={reason.steps} />}
            </section>
          )}
          <LooseProblems problems={problems} />
        </SignInPart>
      )}
      <div ref={news} className="news">
        {(offer === null || isAtServers || report !== null) && (
          <Climbing
            title={offer === null && signIn.offer?.isAdvised !== true ? `3 · ${accepting}` : accepting}
            ladders={laddersOf(protocols, attempt.climbs, report, isRunning)}
          />
        )}
        <RebindEndNote
          end={end}
          way={way}
          issuer={signIn.offer?.name}
          onSameMailbox={(username) => void rebinding.signIn({ username })}
        />
      </div>
      {(!isRunning || attempt.isPreparing) && (
        <OtherClient signIn={signIn} isOpen={isClientRefused} isLocked={attempt.isPreparing} />
      )}
      {!isRunning && (
        <OtherWay
          signIn={signIn}
          onChoose={(chosen) => {
            rebinding.forget();
            setSecret('');
            signIn.choose(chosen);
            focus.take();
          }}
        />
      )}
      <div className="sheet-end form-end">
        <p className="hint">{keptWords(way, method, name)}</p>
        <AttemptActions
          attempt={attempt}
          words={
            offer === null
              ? end?.kind === 'undecided' || end?.kind === 'fault'
                ? 'Try again'
                : 'Verify and replace'
              : beginWords({
                  offer,
                  asksForClient: signIn.asksForClient,
                  end: end?.kind ?? null,
                  isAgain: method === 'oauth2',
                })
          }
          stopWords={isAtServers ? 'Stop' : 'Cancel'}
          onClose={onClose}
        />
      </div>
    </form>
  );
}
