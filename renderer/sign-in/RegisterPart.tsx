import { StepList } from '../look/StepList.tsx';
import { ClientFields } from './ClientFields.tsx';
import type { SignInWay } from './use-sign-in-way.ts';

interface RegisterPartProps {
  readonly signIn: SignInWay;
  /** Whether the field takes the focus as soon as it is there. */
  readonly takesFocus: boolean;
  /** Whether what is typed is being kept just now. */
  readonly isLocked: boolean;
}

/** Where there is no client id: the three steps to one, and the fields for what they give. */
export function RegisterPart({ signIn: { offer, registering }, takesFocus, isLocked }: RegisterPartProps) {
  if (offer === null) return null;
  const { name, why, steps } = offer.guide;
  return (
    <section className="panel card" aria-label={`Registration at ${name}`}>
      <h3 className="climbing-title">First, register Mailvitals at {name}</h3>
      <p className="muted">{why}</p>
      <StepList steps={steps} />
      <ClientFields
        guide={offer.guide}
        registering={registering}
        description={`Kept for every mailbox at ${name}; “Settings” shows it.`}
        takesFocus={takesFocus}
        isLocked={isLocked}
      />
    </section>
  );
}
