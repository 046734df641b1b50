import type { SignInReport } from '../../electron/api/contract.ts';
import { momentText } from '../words/time-words.ts';
import { type SignInsAllowed, signInWords } from './sign-in-words.ts';

interface SignInsCardProps extends SignInsAllowed {
  readonly signIn: SignInReport;
  readonly now: number;
}

/** How many refusals its sign-ins have met, and what the next check may cost. */
export function SignInsCard({ signIn, method, protocols, now }: SignInsCardProps) {
  const { title, sentence } = signInWords(signIn, { method, protocols });
  return (
    <section className="panel card" aria-label="Sign-ins">
      <div className="card-head">
        <h2>Sign-ins</h2>
        <span className={signIn.allowed ? 'muted' : 'warn'}>{title}</span>
      </div>
      <p className="hint num">
        {signIn.lastRejectedAt === null
          ? sentence
          : `${sentence} Last refused ${momentText(signIn.lastRejectedAt, now)}.`}
      </p>
    </section>
  );
}
