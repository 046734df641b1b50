import { EndNote } from '../rungs/EndNote.tsx';
import { FailureStory } from '../rungs/FailureStory.tsx';
import { hashOf } from '../shell/place.ts';
import type { AddEnd } from './use-adding.ts';

/** Why it was not added, in place. */
export function AddEndNote({
  end,
  issuer,
}: {
  readonly end: AddEnd | null;
  readonly issuer: string | undefined;
}) {
  if (end === null || end.kind === 'added') return null;
  if (end.kind !== 'exists')
    return (
      <EndNote
        end={end}
        kept="No mailbox is stored. What you typed is still here."
        {...(issuer !== undefined && { issuer })}
      />
    );
  return (
    <FailureStory title={`${end.address} is watched already`} sentence="Nothing was changed." tone="warn">
      <p className="row">
        <a href={hashOf({ name: 'mailbox', address: end.address })}>Open it</a>
        <a href={hashOf({ name: 'rebind', address: end.address })}>Bind it anew</a>
      </p>
    </FailureStory>
  );
}
