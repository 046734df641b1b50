import type { RefObject } from 'react';
import type { FieldProblem, SecretReview } from '../../electron/api/contract.ts';
import { problemOf, problemsBeside } from '../fields/field-problems.ts';
import { LooseProblems } from '../fields/LooseProblems.tsx';
import { SecretField } from '../fields/SecretField.tsx';
import { StepList } from '../look/StepList.tsx';
import type { Reason } from './rebind-words.ts';

interface SecretPartProps {
  /** What the provider calls it, e.g. `app password`. */
  readonly name: string;
  /** The way to a new one. */
  readonly steps: Reason['steps'];
  /** Whether that is folded away: the steps that a refusal asks for stand with it. */
  readonly isFolded: boolean;
  /** Whether the parts of the form are counted. */
  readonly isNumbered: boolean;
  /** What is to be known before one is pasted; `null` where nothing is. */
  readonly caution: string | null;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onType: (secret: string) => void;
  readonly review: SecretReview;
  readonly problems: readonly FieldProblem[];
  readonly isLocked: boolean;
}

/** How to make a new secret, and the field for it. */
export function SecretPart(props: SecretPartProps) {
  const { name, steps, isFolded, isNumbered, caution, input, onType, review, problems, isLocked } = props;
  return (
    <>
      {caution !== null && !isFolded && <p className="said warn-said">{caution}</p>}
      {steps.length > 0 && (
        <section className="sheet-part">
          {isFolded ? (
            <details className="disclosure">
              <summary>How to make a new {name}</summary>
              <div className="folded">
                <StepList steps={steps} />
              </div>
            </details>
          ) : (
            <>
              <h3 className="part-title">1 · Make a new {name}</h3>
              <StepList steps={steps} />
            </>
          )}
        </section>
      )}
      <section className="sheet-part paste">
        <SecretField
          name={name}
          label={`${isNumbered ? '2 · ' : ''}Paste the new ${name}`}
          ref={input}
          onType={onType}
          review={review}
          problem={problemOf(problems, 'password')}
          isLocked={isLocked}
        />
        <LooseProblems problems={problemsBeside(problems, ['password'])} />
      </section>
    </>
  );
}
