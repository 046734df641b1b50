import './sign-in.css';
import type { SignInEnd } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { FailureStory } from '../rungs/FailureStory.tsx';
import { ServerReply } from '../rungs/ServerReply.tsx';

/** A sign-in without a client id has its own place, where one can be typed. */
type TellingEnd = Extract<SignInEnd, { readonly kind: 'another-identity' | 'sign-in-failed' }>;

interface SignInStoryProps {
  readonly end: TellingEnd;
  /** Who was asked: `Microsoft`. */
  readonly name: string;
  /** What stays as it was. */
  readonly kept: string;
  /** Goes on with whoever signed in as the mailbox’s user name; absent where there is no mailbox yet. */
  readonly onSameMailbox?: ((signedInAs: string) => void) | undefined;
}

/** Why signing in did not lead to the mailbox. */
export function SignInStory({ end, name, kept, onSameMailbox }: SignInStoryProps) {
  if (end.kind === 'sign-in-failed') {
    const { transient, title, sentence, steps, reply } = end;
    return (
      <FailureStory
        title={title}
        sentence={sentence}
        steps={steps}
        tone={transient ? 'warn' : 'bad'}
        kept={kept}
      >
        {reply !== null && <ServerReply name={name} speaker={name} reply={reply} label={`${name}’s words`} />}
      </FailureStory>
    );
  }
  return (
    <FailureStory
      title="Somebody else signed in"
      facts={
        <dl className="identities">
          <div>
            <dt>Signed in</dt>
            <dd>{end.signedInAs}</dd>
          </div>
          <div>
            <dt>The mailbox</dt>
            <dd>{end.wanted}</dd>
          </div>
        </dl>
      }
      sentence={`Sign in again and choose the mailbox’s own account on ${name}’s page. Where the browser brings you to the other one, use a private window.`}
      tone="bad"
      kept={kept}
    >
      {onSameMailbox !== undefined && (
        <div className="same-mailbox">
          <p>{sameMailboxWords(name)}</p>
          <Action onPress={() => onSameMailbox(end.signedInAs)}>
            It is the same mailbox: use {end.signedInAs} as its user name
          </Action>
        </div>
      )}
    </FailureStory>
  );
}

/** When another name means the same mailbox, and what happens then. */
function sameMailboxWords(name: string): string {
  return `Where the mailbox was watched under an alias of that account, both are the same mailbox. ${name}’s page opens once more.`;
}

/** What a screen reader is told of its own accord: `not` is e.g. “Not added”. */
export function spokenSignInEnd(end: TellingEnd, not: string): string {
  return end.kind === 'sign-in-failed'
    ? `${not}. ${end.title}. ${end.sentence}`
    : `${not}. ${end.signedInAs} signed in; the mailbox is ${end.wanted}.`;
}
