import { FailureStory, ObstacleStory, ReportStory } from '../rungs/FailureStory.tsx';
import type { EditEnd } from './use-editing.ts';

const KEPT = 'Nothing is changed. What you entered is still here.';

/** Why it was not changed, in place. */
export function EditEndNote({ end }: { readonly end: EditEnd | null }) {
  switch (end?.kind) {
    case undefined:
    case 'edited':
      return null;
    case 'refused':
    case 'undecided':
      return <ReportStory kind={end.kind} report={end.report} kept={KEPT} />;
    case 'obstacle':
      return <ObstacleStory obstacle={end.obstacle} kept={KEPT} />;
    case 'fault':
      return <FailureStory title="It could not be saved" sentence={end.sentence} tone="warn" />;
    case 'stopped':
      return <FailureStory title="You stopped it" tone="warn" kept={KEPT} />;
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

/** What a screen reader is told of its own accord. */
export function spokenEnd(end: EditEnd | null): string {
  switch (end?.kind) {
    case 'refused':
    case 'undecided':
      return `Not changed. ${end.report.title}. ${end.report.summary}`;
    case 'obstacle':
      return `Not changed. ${end.obstacle.title}. ${end.obstacle.sentence}`;
    case 'fault':
      return `Not saved. ${end.sentence}`;
    case 'stopped':
      return 'Stopped. Nothing is changed.';
    case 'missing':
      return `${end.address} is not watched any more.`;
    case 'edited':
      return 'Saved.';
    case undefined:
      return '';
  }
}
