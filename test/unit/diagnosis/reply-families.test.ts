import { describe, expect, it } from 'vitest';
import { classify } from '../../../electron/diagnosis/classify.ts';
import { REPLY_FAMILIES } from '../../fixtures/reply-families.ts';
import { evidenceOfText } from '../../support/evidence-of-text.ts';

const FAMILIES = Object.entries(REPLY_FAMILIES).map(([family, replies]) => ({
  family,
  replies: replies.map(([text, cause, transient, known = {}]) => ({ text, cause, transient, known })),
}));

describe.each(FAMILIES)('replies about $family', ({ replies }) => {
  it.each(replies)('reports $cause when told “$text”', ({ text, cause, transient, known }) => {
    expect(classify(evidenceOfText(text, known))).toEqual({ cause, transient });
  });
});

describe('the families', () => {
  it('hold at least 150 replies beside the labelled ones', () => {
    expect(FAMILIES.flatMap(({ replies }) => replies).length).toBeGreaterThanOrEqual(150);
  });
});
