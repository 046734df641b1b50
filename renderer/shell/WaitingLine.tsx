import { useContext } from 'react';
import { Action } from '../look/Action.tsx';
import { WaitingContext } from './waiting.ts';
import { waitingWords } from './waiting-words.ts';

/** What waits while a form is open, with the way there: leaving the form is the user’s own choice. */
export function WaitingLine() {
  const waiting = useContext(WaitingContext);
  return (
    <div role="status">
      {waiting !== null && (
        <div className="banner">
          <span>
            <strong>{waitingWords(waiting.hash)}</strong>
            {waiting.isHeld && ' Going there closes what is open here, and stops what is under way.'}
          </span>
          <div className="row">
            <Action look="quiet" onPress={waiting.go}>
              Go there
            </Action>
            <Action look="quiet" onPress={waiting.dismiss}>
              {waiting.isHeld ? 'Stay here' : 'Dismiss'}
            </Action>
          </div>
        </div>
      )}
    </div>
  );
}
