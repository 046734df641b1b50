import './rebind.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { MailboxDetails, ProviderDetails } from '../../electron/api/contract.ts';
import { problemOf, problemsBeside } from '../fields/field-problems.ts';
import { LooseProblems } from '../fields/LooseProblems.tsx';
import { SecretField } from '../fields/SecretField.tsx';
import { useSecretReview } from '../fields/use-secret-review.ts';
import { StepList } from '../look/StepList.tsx';
import { AttemptActions } from '../rungs/AttemptActions.tsx';
import { Climbing } from '../rungs/Climbing.tsx';
import { laddersOf } from '../rungs/ladders.ts';
import { RebindEndNote } from './RebindEndNote.tsx';
import type { Reason } from './rebind-words.ts';
import type { Rebinding } from './use-rebinding.ts';

interface RebindFormProps {
  readonly address: string;
  /** `null` until they are read; the field is there from the first moment. */
  readonly details: MailboxDetails | null;
  readonly provider: ProviderDetails | null;
  readonly reason: Reason | null;
  readonly rebinding: Rebinding;
  readonly onClose: () => void;
}

/** Why, the way to a new secret, the field for it, and what the servers say to it. */
export function RebindForm({ address, details, provider, reason, rebinding, onClose }: RebindFormProps) {
  const { attempt, end, problems, submit } = rebinding;
  const [secret, setSecret] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const review = useSecretReview(address, secret);
  const name = provider?.secretName ?? 'password';
  const isRunning = attempt.phase !== 'idle';
  const report = end?.kind === 'refused' || end?.kind === 'undecided' ? end.report : null;
  // The steps that a refusal asks for stand with it; the first ones fold away.
  const hasTried = isRunning || end !== null;
  const news = useRef<HTMLDivElement>(null);
  const protocols = (['imap', 'smtp'] as const).filter(
    (protocol) => details === null || details[`${protocol}Server`] !== null,
  );
  useEffect(() => {
    // At once, while the servers are asked, and again after a refusal: then a paste replaces what was refused.
    input.current?.focus({ preventScroll: isRunning || end !== null });
    if (end !== null) input.current?.select();
    if (isRunning || end !== null) news.current?.scrollIntoView({ block: 'nearest' });
  }, [isRunning, end]);
  const hasReason = reason !== null;
  useEffect(() => {
    // What is read above it pushes it down.
    if (hasReason) input.current?.scrollIntoView({ block: 'nearest' });
  }, [hasReason]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(secret, name);
  };
  return (
    <form className="form rebind" onSubmit={send} noValidate>
      <section className="reason" aria-label="Why">
        <h3 className="reason-title">{reason?.title ?? 'Loading…'}</h3>
        {reason !== null && <p>{reason.sentence}</p>}
        {reason !== null && reason.dates !== '' && <p className="muted">{reason.dates}</p>}
      </section>
      {reason !== null && reason.steps.length > 0 && (
        <section className="sheet-part">
          {hasTried ? (
            <details className="disclosure">
              <summary>How to make a new {name}</summary>
              <div className="folded">
                <StepList steps={reason.steps} />
              </div>
            </details>
          ) : (
            <>
              <h3 className="part-title">1 · Make a new {name}</h3>
              <StepList steps={reason.steps} />
            </>
          )}
        </section>
      )}
      <section className="sheet-part paste">
        <SecretField
          name={name}
          label={`2 · Paste the new ${name}`}
          ref={input}
          onType={setSecret}
          review={review}
          problem={problemOf(problems, 'password')}
          isLocked={isRunning}
        />
        <LooseProblems problems={problemsBeside(problems, ['password'])} />
      </section>
      <div ref={news} className="news">
        <Climbing
          title={`3 · ${protocols.length === 1 ? 'The server' : 'Both servers'} must accept it`}
          ladders={laddersOf(protocols, attempt.climbs, report, isRunning)}
        />
        <RebindEndNote end={end} />
      </div>
      <div className="sheet-end form-end">
        <p className="hint">The old {name} stays until the new one is proven.</p>
        <AttemptActions
          attempt={attempt}
          words={end?.kind === 'undecided' || end?.kind === 'fault' ? 'Try again' : 'Verify and replace'}
          onClose={onClose}
        />
      </div>
    </form>
  );
}
