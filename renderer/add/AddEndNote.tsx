import type { FieldProblem } from '../../electron/api/contract.ts';
import { FailureStory, ObstacleStory, ReportStory } from '../rungs/FailureStory.tsx';
import { hashOf } from '../shell/place.ts';
import type { AddEnd } from './use-adding.ts';

const KEPT = 'Nothing is stored. What you typed is still here.';

/** Why it was not added, in place. */
export function AddEndNote({ end }: { readonly end: AddEnd | null }) {
  switch (end?.kind) {
    case undefined:
    case 'added':
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
    case 'exists':
      return (
        <FailureStory title={`${end.address} is watched already`} sentence="Nothing was changed." tone="warn">
          <p className="row">
            <a href={hashOf({ name: 'mailbox', address: end.address })}>Open it</a>
            <a href={hashOf({ name: 'rebind', address: end.address })}>Give it a new password</a>
          </p>
        </FailureStory>
      );
  }
}

/** What is wrong with what was entered where no field can say it. */
export function LooseProblems({ problems }: { readonly problems: readonly FieldProblem[] }) {
  return problems.map(({ field, sentence }) => (
    <p key={field} className="bad" role="alert">
      {sentence}
    </p>
  ));
}
