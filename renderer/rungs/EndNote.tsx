import type { MailboxReport, Obstacle } from '../../electron/api/contract.ts';
import { FailureStory, ObstacleStory, ReportStory } from './FailureStory.tsx';

/** How a try may end without what it was made for, whatever was tried. */
export type BadEnd =
  | { readonly kind: 'refused' | 'undecided'; readonly report: MailboxReport }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly kind: 'fault'; readonly sentence: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'missing'; readonly address: string };

interface EndNoteProps {
  readonly end: BadEnd;
  /** What stays as it was. */
  readonly kept: string;
}

/** Why it did not come about, in place. */
export function EndNote({ end, kept }: EndNoteProps) {
  switch (end.kind) {
    case 'refused':
    case 'undecided':
      return <ReportStory kind={end.kind} report={end.report} kept={kept} />;
    case 'obstacle':
      return <ObstacleStory obstacle={end.obstacle} kept={kept} />;
    case 'fault':
      return <FailureStory title="It could not be tried" sentence={end.sentence} tone="warn" kept={kept} />;
    case 'stopped':
      return <FailureStory title="You stopped it" tone="warn" kept={kept} />;
    case 'missing':
      return (
        <FailureStory
          title={`${end.address} is not watched any more`}
          sentence="It was removed meanwhile. Close this and look at the list."
          tone="warn"
        />
      );
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
      return `Stopped. ${stopped}`;
    case 'missing':
      return `${end.address} is not watched any more.`;
  }
}
