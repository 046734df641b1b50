import './sign-in.css';
import { useEffect, useRef } from 'react';
import { Action } from '../look/Action.tsx';
import { useCopy } from '../look/use-copy.ts';
import type { Attempt } from '../rungs/use-attempt.ts';
import { Glyph } from '../status/Glyph.tsx';
import { refusedPageWords, spokenStep, stepWords, timeLeftText } from './offer-words.ts';
import { isSignInLink } from './sign-in-link.ts';
import { useTimeLeft } from './use-time-left.ts';

interface SigningInCardProps {
  /** Whose page it is: `Microsoft`. */
  readonly name: string;
  /** The mailbox that is meant. */
  readonly address: string;
  readonly attempt: Attempt;
}

/** For how long the provider’s page is waited for, in milliseconds. */
const WAITS_MS = 5 * 60_000;

/** What is to be done at the provider’s page, while it is waited for. */
export function SigningInCard({ name, address, attempt }: SigningInCardProps) {
  const { step, isPageShut, openPage } = attempt;
  const { title, sentence } = stepWords({ step, isPageShut }, name, address);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that began it can be pressed no more; “Cancel” must not get a second press of it.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const isSignedIn = step?.kind === 'signed-in';
  return (
    <section className="panel card signing-in" aria-label={`Signing in with ${name}`}>
      <div className="signing-in-head">
        <Glyph
          status={isSignedIn ? 'healthy' : isPageShut ? 'warning' : 'pending'}
          isBusy={!isSignedIn && !isPageShut}
        />
        <h3 className="climbing-title" tabIndex={-1} ref={heading}>
          {title}
        </h3>
      </div>
      <p>{sentence}</p>
      {!isSignedIn && (
        <div className="signing-in-foot">
          {step?.kind === 'page' && (
            <PageLine key={step.link} link={step.link} isPageShut={isPageShut} onOpen={openPage} />
          )}
        </div>
      )}
      {step?.kind === 'page' && <p className="hint">{refusedPageWords(name)}</p>}
      <p className="hidden-words" role="status">
        {spokenStep({ step, isPageShut }, name, address)}
      </p>
    </section>
  );
}

interface PageLineProps {
  readonly link: string;
  readonly isPageShut: boolean;
  readonly onOpen: () => void;
}

/** The way to the page for whoever does not see it: a browser may hold back what opens by itself, and tells nobody. */
function PageLine({ link, isPageShut, onOpen }: PageLineProps) {
  const left = useTimeLeft(WAITS_MS);
  const { outcome, copy } = useCopy('The link could not be copied. Open the page instead.');
  return (
    <>
      {isSignInLink(link) && (
        <span className="page-line">
          {!isPageShut && <span className="hint">If no page opened:</span>}
          <a
            href={link}
            target="_blank"
            rel="noopener noreferrer"
            onClick={(event) => {
              // So that it is known whether the system took it.
              event.preventDefault();
              onOpen();
            }}
          >
            Open the page
          </a>
          <Action look="quiet" onPress={() => void copy(link)}>
            Copy the link
          </Action>
          <span className="hint" role="status">
            {outcome}
          </span>
        </span>
      )}
      <span className="hint num">{timeLeftText(left)} left</span>
    </>
  );
}
