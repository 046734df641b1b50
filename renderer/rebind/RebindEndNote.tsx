import { FailureStory, ObstacleStory, ReportStory } from '../rungs/FailureStory.tsx';
import type { RebindEnd } from './use-rebinding.ts';

const KEPT = 'The old one is kept. What you pasted is still here.';

/** Why the new secret was not taken, in place. */
export function RebindEndNote({ end }: { readonly end: RebindEnd | null }) {
  switch (end?.kind) {
    case undefined:
    case 'rebound':
      return null;
    case 'refused':
    case 'undecided':
      return <ReportStory kind={end.kind} report={end.report} kept={KEPT} />;
    case 'obstacle':
      return <ObstacleStory obstacle={end.obstacle} kept={KEPT} />;
    case 'fault':
      return <FailureStory title="It could not be tried" sentence={end.sentence} tone="warn" kept={KEPT} />;
    case 'stopped':
      return <FailureStory title="You stopped it" tone="warn" kept={KEPT} />;
    case 'missing':
      return (
        <FailureStory
          title={`${end.address} is not watched any more`}
          sentence="It was removed or changed meanwhile. Close this and look at the list."
          tone="warn"
        />
      );
  }
}

/** What a screen reader is told of its own accord. */
export function spokenEnd(end: RebindEnd | null): string {
  switch (end?.kind) {
    case 'refused':
    case 'undecided':
      return `Not replaced. ${end.report.title}. ${end.report.summary}`;
    case 'obstacle':
      return `Not replaced. ${end.obstacle.title}. ${end.obstacle.sentence}`;
    case 'fault':
      return `Not replaced. ${end.sentence}`;
    case 'stopped':
      return 'Stopped. The old one is kept.';
    case 'missing':
      return `${end.address} is not watched any more.`;
    case 'rebound':
      return `${end.report.address} works again.`;
    case undefined:
      return '';
  }
}
