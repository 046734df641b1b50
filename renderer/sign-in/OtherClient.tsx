import './sign-in.css';
import { StepList } from '../look/StepList.tsx';
import { ClientFields } from './ClientFields.tsx';
import type { SignInWay } from './use-sign-in-way.ts';

interface OtherClientProps {
  readonly signIn: SignInWay;
  /** Whether it is what has to be changed. */
  readonly isOpen?: boolean;
  /** Whether what is typed is being kept just now. */
  readonly isLocked: boolean;
}

/** Another client id in the place of the one that is set, for whoever finds that this is at fault. */
export function OtherClient({ signIn, isOpen = false, isLocked }: OtherClientProps) {
  const { offer, asksForClient, registering } = signIn;
  if (offer === null || asksForClient !== 'may') return null;
  return (
    <details className="disclosure" open={isOpen}>
      <summary>Use another client id</summary>
      <div className="folded other-client">
        <StepList steps={offer.guide.steps} />
        <ClientFields
          guide={offer.guide}
          registering={registering}
          description="Left empty, the one that is set stays."
          isLocked={isLocked}
        />
      </div>
    </details>
  );
}
