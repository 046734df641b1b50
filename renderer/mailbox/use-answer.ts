import { useEffect, useState } from 'react';

/** What a question to the program came to so far. */
export interface Answered<Answer> {
  /** The last answer; `null` before the first. */
  readonly answer: Answer | null;
  /** Why the last question was not answered, in a sentence; `null` where it was. */
  readonly failure: string | null;
}

/**
 * Asks the program whenever `ask` changes. A new question keeps the old answer until its own comes, and one that fails
 * keeps it too: what is shown stays true for its time.
 */
export function useAnswer<Answer>(ask: () => Promise<Answer>): Answered<Answer> {
  const [answered, setAnswered] = useState<Answered<Answer>>({ answer: null, failure: null });
  useEffect(() => {
    let isWanted = true;
    ask().then(
      (answer) => {
        if (isWanted) setAnswered({ answer, failure: null });
      },
      (error: unknown) => {
        const failure = error instanceof Error ? error.message : String(error);
        if (isWanted) setAnswered(({ answer }) => ({ answer, failure }));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [ask]);
  return answered;
}
