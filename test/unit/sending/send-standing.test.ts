import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SendReport } from '../../../electron/api/contract.ts';
import type { Cap } from '../../../electron/sending/send-cap.ts';
import { NOTHING_SENT, type SendFigures } from '../../../electron/sending/send-figures.ts';
import { type SendStanding, sendStanding } from '../../../electron/sending/send-standing.ts';

const CAP: Cap = { value: 300, unit: 'messages', basis: 'observed' };
const sent = (changes: Partial<SendFigures>): SendFigures => ({ ...NOTHING_SENT, ...changes });

test('holds messages of 24 hours against the cap and those of today against the plan', () => {
  const figures = sent({ messages24h: 60, recipients24h: 280, messagesToday: 20, recipientsToday: 90 });
  expect(sendStanding({ figures, cap: CAP, plan: 50 })).toEqual({
    cap: 300,
    unit: 'messages',
    capBasis: 'observed',
    planToday: 50,
    capShare: 0.2,
    planShare: 0.4,
    level: 0,
  });
});

test('holds recipients against a cap on recipients', () => {
  const figures = sent({ messages24h: 10, recipients24h: 450, messagesToday: 10, recipientsToday: 450 });
  const standing = sendStanding({
    figures,
    cap: { value: 500, unit: 'recipients', basis: 'user' },
    plan: 50,
  });
  expect(standing).toMatchObject({ unit: 'recipients', capBasis: 'user', capShare: 0.9, planShare: 0.2 });
  expect(standing.level).toBe(90);
});

test('knows no share where there is neither cap nor plan', () => {
  expect(sendStanding({ figures: sent({ messages24h: 5_000 }), cap: null, plan: null })).toEqual({
    cap: null,
    unit: 'messages',
    capBasis: null,
    planToday: null,
    capShare: null,
    planShare: null,
    level: 0,
  });
});

describe('the level', () => {
  test.each([
    [209, 0],
    [210, 70],
    [269, 70],
    [270, 90],
    [299, 90],
    [300, 100],
    [900, 100],
  ])('of %i messages under a cap of 300 is %i', (messages24h, level) => {
    expect(sendStanding({ figures: sent({ messages24h }), cap: CAP, plan: null }).level).toBe(level);
  });

  test.each([
    [34, 0],
    [35, 70],
    [45, 90],
    [50, 100],
  ])('of %i messages under a plan of 50 is %i', (messagesToday, level) => {
    expect(sendStanding({ figures: sent({ messagesToday }), cap: CAP, plan: 50 }).level).toBe(level);
  });

  test('is reached by a cap of nothing', () => {
    const standing = sendStanding({ figures: NOTHING_SENT, cap: { ...CAP, value: 0 }, plan: null });
    expect(standing).toMatchObject({ capShare: 1, level: 100 });
  });

  test('is the higher of the two, at exactly seven and nine tenths too', () => {
    const count = fc.integer({ min: 0, max: 2_000 });
    const limit = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(count, limit, count, limit, (messages24h, cap, messagesToday, plan) => {
        const reached = (percent: number) =>
          messages24h * 100 >= cap * percent || messagesToday * 100 >= plan * percent;
        const figures = sent({ messages24h, messagesToday });
        const { level } = sendStanding({ figures, cap: { ...CAP, value: cap }, plan });
        expect(level).toBe([100, 90, 70].find(reached) ?? 0);
      }),
    );
  });
});

test('is what the contract reports of it', () => {
  const standing: SendStanding = sendStanding({ figures: NOTHING_SENT, cap: CAP, plan: 50 });
  const reported: Pick<SendReport, keyof SendStanding> = standing;
  expect(Object.keys(reported)).toHaveLength(7);
});
