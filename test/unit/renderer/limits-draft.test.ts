import { expect, test } from 'vitest';
import type { SendLimits } from '../../../electron/api/contract.ts';
import { capProblem, limitsDraft, limitsOf, sinceProblem } from '../../../renderer/edit/limits-draft.ts';
import { sampleSends } from '../../support/sample-snapshot.ts';

test.each<SendLimits>([
  { cap: null, warmUpSince: null },
  { cap: null, warmUpSince: 'off' },
  { cap: null, warmUpSince: '2026-11-01' },
  { cap: { value: 120, unit: 'recipients' }, warmUpSince: null },
  { cap: { value: 1_200, unit: 'messages' }, warmUpSince: 'off' },
])('limits that nobody touches are saved as they were: %o', (sendLimits) => {
  for (const sends of [null, sampleSends()]) {
    const draft = limitsDraft({ sends, sendLimits });
    expect(limitsOf(draft)).toEqual(sendLimits);
    expect([capProblem(draft), sinceProblem(draft)]).toEqual([null, null]);
  }
});

test('another cap keeps the warm-up that was chosen, and another warm-up the cap', () => {
  const sendLimits: SendLimits = { cap: { value: 120, unit: 'recipients' }, warmUpSince: '2026-11-01' };
  const draft = limitsDraft({ sends: sampleSends(), sendLimits });
  expect(limitsOf({ ...draft, cap: '150' })).toEqual({
    ...sendLimits,
    cap: { value: 150, unit: 'recipients' },
  });
  expect(limitsOf({ ...draft, warmUp: 'off' })).toEqual({ ...sendLimits, warmUpSince: 'off' });
});

test('who wants a figure of their own begins with the provider’s', () => {
  const sends = sampleSends({ cap: 300, unit: 'messages' });
  const draft = limitsDraft({ sends, sendLimits: { cap: null, warmUpSince: null } });
  expect(limitsOf({ ...draft, hasOwnCap: true }).cap).toEqual({ value: 300, unit: 'messages' });
});
