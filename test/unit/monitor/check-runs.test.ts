import { expect, test } from 'vitest';
import { createCheckRuns } from '../../../electron/monitor/check-runs.ts';
import { sampleMailbox } from '../../support/sample-mailbox.ts';

const one = sampleMailbox(1);

/** Runs whose checks end when they are told to. */
function heldRuns() {
  const begun: { readonly address: string; readonly cancelled: AbortSignal; readonly end: () => void }[] = [];
  const runs = createCheckRuns(({ address }, cancelled) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    begun.push({ address, cancelled, end: resolve });
    return promise;
  });
  return { runs, begun };
}

test('one check of a mailbox is under way at a time, and another after it', async () => {
  const { runs, begun } = heldRuns();
  runs.start(one);
  runs.start(one);
  runs.start(sampleMailbox(2));
  expect(begun.map(({ address }) => address)).toEqual(['you1@example.com', 'you2@example.com']);
  for (const { end } of begun) end();
  await runs.ended();
  runs.start(one);
  expect(begun).toHaveLength(3);
});

test('a sign of trouble during a check asks for another once, and begins one where none is under way', () => {
  const { runs, begun } = heldRuns();
  runs.startSoon(one);
  expect(begun).toHaveLength(1);
  expect(runs.wantsAnother(one.id)).toBe(false);
  runs.startSoon(one);
  expect(begun).toHaveLength(1);
  expect([runs.wantsAnother(one.id), runs.wantsAnother(one.id)]).toEqual([true, false]);
});

test('cancelling ends those under way, and not those that begin after it', () => {
  const { runs, begun } = heldRuns();
  runs.start(one);
  runs.cancel();
  runs.start(sampleMailbox(2));
  expect(begun.map(({ cancelled }) => cancelled.aborted)).toEqual([true, false]);
});
