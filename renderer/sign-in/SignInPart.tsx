import type { ReactNode } from 'react';
import type { Attempt } from '../rungs/use-attempt.ts';
import { RegisterPart } from './RegisterPart.tsx';
import { SigningInCard } from './SigningInCard.tsx';
import type { SignInWay } from './use-sign-in-way.ts';

interface SignInPartProps {
  readonly signIn: SignInWay;
  /** The mailbox that is meant. */
  readonly address: string;
  readonly attempt: Attempt;
  /** Whether a client id is asked for because a try has just ended without one. */
  readonly lacksClient: boolean;
  /** What stands here before it begins. */
  readonly children?: ReactNode;
}

/** The part of a form that signs in: what it needs first, or what is to be done in the browser. */
export function SignInPart({ signIn, address, attempt, lacksClient, children }: SignInPartProps) {
  const { offer, asksForClient } = signIn;
  if (offer === null) return null;
  // What is being kept stays in its fields until it is: a secret stands nowhere else.
  if (attempt.phase !== 'idle' && !attempt.isPreparing) {
    return <SigningInCard name={offer.name} address={address} attempt={attempt} />;
  }
  return (
    <>
      {children}
      {asksForClient === 'must' && (
        <RegisterPart signIn={signIn} takesFocus={lacksClient} isLocked={attempt.isPreparing} />
      )}
    </>
  );
}
