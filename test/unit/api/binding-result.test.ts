import { expect, test } from 'vitest';
import { rebindResult } from '../../../electron/api/binding-result.ts';
import { sampleMailbox } from '../../support/sample-mailbox.ts';

const now = () => new Date('2026-11-20T20:00:00Z');

test('a mailbox that was removed meanwhile is missing', () => {
  const { address } = sampleMailbox(1);
  expect(rebindResult({ kind: 'gone' }, sampleMailbox(1), { now })).toEqual({ kind: 'missing', address });
});

test('one that was changed meanwhile is still there, and what to do is said', () => {
  const result = rebindResult({ kind: 'changed' }, sampleMailbox(1), { now });
  expect(result).toMatchObject({
    kind: 'obstacle',
    obstacle: {
      title: expect.stringContaining('changed meanwhile'),
      steps: [{ text: expect.stringContaining('start again') }],
    },
  });
});
