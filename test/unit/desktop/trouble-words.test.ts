import { describe, expect, test } from 'vitest';
import { startTrouble, watchTrouble } from '../../../electron/desktop/trouble-words.ts';
import { StorageProblem } from '../../../electron/storage/storage-problem.ts';

describe('trouble at the start', () => {
  test('is told with what to do about it', () => {
    const problem = new StorageProblem(
      'not-writable',
      '/srv/mail cannot be opened for writing. Check who owns it.',
    );
    expect(startTrouble(problem)).toEqual({ title: 'Mailvitals cannot start', sentence: problem.sentence });
  });
  test('never shows what an unexpected error says', () => {
    expect(
      JSON.stringify([startTrouble(new Error('abcd efgh')), watchTrouble(new Error('abcd efgh'), false)]),
    ).not.toContain('efgh');
  });
});
