import './sign-in.css';
import { useEffect, useRef } from 'react';
import { Glyph } from '../status/Glyph.tsx';
import { type BrowserStep, refusedPageWords, spokenStep, stepWords, timeLeftText } from './offer-words.ts';
import { isSignInLink } from './sign-in-link.ts';
import { useTimeLeft } from './use-time-left.ts';

interface SigningInCardProps {
  /** Whose page it is: `Microsoft`. */
  readonly name: string;
  /** The mailbox that is meant. */
  readonly address: string;
  /** `null` until the page is known. */
  readonly step: BrowserStep | null;
}

/** For how long the provider’s page is waited for, in milliseconds. */
const WAITS_MS = 5 * 60_000;

/** What is to be done at the provider’s page, while it is waited for. */
export function SigningInCard({ name, address, step }: SigningInCardProps) {
  const { title, sentence } = stepWords(step, name, address);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that began it can be pressed no more; “Cancel” must not get a second press of it.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section className="panel card signing-in" aria-label={`Signing in with ${name}`}>
      <div className="signing-in-head">
        <Glyph
          status={step?.kind === 'signed-in' ? 'healthy' : 'pending'}
          isBusy={step?.kind !== 'signed-in'}
        />
        <h3 className="climbing-title" tabIndex={-1} ref={heading}>
          {title}
        </h3>
      </div>
      <p>{sentence}</p>
      {step?.kind !== 'signed-in' && (
        <div className="signing-in-foot">
          {step?.kind === 'page' && <OpenPage key={step.link} link={step.link} />}
        </div>
      )}
      {step?.kind === 'page' && <p className="hint">{refusedPageWords(name)}</p>}
      <p className="hidden-words" role="status">
        {spokenStep(step, name, address)}
      </p>
    </section>
  );
}

function OpenPage({ link }: { readonly link: string }) {
  const left = useTimeLeft(WAITS_MS);
  return (
    <>
      {isSignInLink(link) && (
        <a href={link} target="_blank" rel="noopener noreferrer">
          Open the page again
        </a>
      )}
      <span className="hint num">{timeLeftText(left)} left</span>
    </>
  );
}
