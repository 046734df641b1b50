import type { MailboxReport, Obstacle, SignInEnd } from '../../electron/api/contract.ts';
import { SignInStory, spokenSignInEnd } from '../sign-in/SignInStory.tsx';
import { FailureStory, ObstacleStory, ReportStory } from './FailureStory.tsx';

/** How a try may end without what it was made for, whatever was tried. */
export type BadEnd =
  | { readonly kind: 'refused' | 'undecided'; readonly report: MailboxReport }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly kind: 'fault'; readonly sentence: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'missing'; readonly address: string }
  | SignInEnd;

interface EndNoteProps {
  readonly end: BadEnd;
  /** What stays as it was. */
  readonly kept: string;
  /** Who was asked to sign in, e.g. `Microsoft`. */
  readonly issuer?: string;
  /** Goes on with whoever signed in as the mailbox’s user name, where that can be. */
  readonly onSameMailbox?: (signedInAs: string) => void;
}

/** Why it did not come about, in place. */
export function EndNote(props: EndNoteProps) {
  const { end, kept, issuer = 'The provider', onSameMailbox } = props;
  switch (end.kind) {
    case 'refused':
    case 'undecided':
      return <ReportStory kind={end.kind} report={end.report} kept={kept} />;
    case 'obstacle':
      return <ObstacleStory obstacle={end.obstacle} kept={kept} />;
    case 'fault':
      return <FailureStory title="It could not be tried" sentence={end.sentence} tone="warn" kept={kept} />;
    case 'stopped':
    case 'cancelled':
      return <FailureStory title="You stopped it" tone="warn" kept={kept} />;
    case 'missing':
      return (
        <FailureStory
          title={`${end.address} is not watched any more`}
          sentence="It was removed meanwhile. Close this and look at the list."
          tone="warn"
        />
      );
    case 'another-identity':
    case 'sign-in-failed':
      return <SignInStory end={end} name={issuer} kept={kept} onSameMailbox={onSameMailbox} />;
    // What is missing is asked for in its own place.
    case 'not-registered':
      return null;
  }
}

/** What a screen reader is told of its own accord: `not` is e.g. “Not added”, `stopped` what stays after a stop. */
export function spokenBadEnd(end: BadEnd, not: string, stopped: string): string {
  switch (end.kind) {
    case 'refused':
    case 'undecided':
      return `${not}. ${end.report.title}. ${end.report.summary}`;
    case 'obstacle':
      return `${not}. ${end.obstacle.title}. ${end.obstacle.sentence}`;
    case 'fault':
      return `${not}. ${end.sentence}`;
    case 'stopped':
    case 'cancelled':
      return `Stopped. ${stopped}`;
    case 'missing':
      return `${end.address} is not watched any more.`;
    case 'another-identity':
    case 'sign-in-failed':
      return spokenSignInEnd(end, not);
    case 'not-registered':
      return `${not}. ${end.guide.name} wants to know this program first: a client id is asked for.`;
  }
}
