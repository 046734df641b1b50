import { expect, test } from 'vitest';
import { NO_STANDING, standingAfter } from '../../../electron/history/standing.ts';

const AT = '2026-11-20T10:00:00.000Z';
const PROVED = { lastProofAt: '2026-11-20T09:00:00.000Z', failingSince: null };
const FAILING = { lastProofAt: '2026-11-20T09:00:00.000Z', failingSince: '2026-11-20T09:30:00.000Z' };

test.each([
  ['nothing known', 'healthy', NO_STANDING, { lastProofAt: AT, failingSince: null }],
  ['nothing known', 'action-needed', NO_STANDING, { lastProofAt: null, failingSince: AT }],
  ['nothing known', 'offline', NO_STANDING, NO_STANDING],
  ['working', 'warning', PROVED, { lastProofAt: AT, failingSince: null }],
  ['working', 'pending', PROVED, { ...PROVED, failingSince: AT }],
  ['working', 'stale', PROVED, PROVED],
  ['failing', 'unreachable', FAILING, FAILING],
  ['failing', 'paused', FAILING, FAILING],
  ['failing', 'unknown', FAILING, FAILING],
  ['failing', 'healthy', FAILING, { lastProofAt: AT, failingSince: null }],
] as const)('%s, then %s', (_, status, before, expected) => {
  expect(standingAfter(before, { at: AT, status })).toEqual(expected);
});
