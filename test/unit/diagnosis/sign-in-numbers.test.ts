import { describe, expect, it } from 'vitest';
import { classify } from '../../../electron/diagnosis/classify.ts';
import { parseReply } from '../../../electron/diagnosis/parse-reply.ts';
import { FAILURE_PATTERNS } from '../../../electron/oauth/failure-patterns.ts';
import type { OAuthFailureKind } from '../../../electron/oauth/oauth-failure.ts';

// A pasted answer is read by its words, an answer to our own question by its fields: both know the same numbers.

const NUMBERS = FAILURE_PATTERNS.filter(({ sentence }) => sentence === undefined).flatMap(
  ({ numbers = [], means }) => numbers.map((number) => ({ number, means, kind: means.kind })),
);

/** What else a number may be called that asks for a sign-in: what to do on the web comes first. */
const CAUSES: Partial<Record<OAuthFailureKind['kind'], RegExp>> = {
  'grant-invalid': /^(?:oauth-grant-invalid|org-policy-block)$/,
  'consent-required': /^oauth-consent-required$/,
  temporary: /^(?:server-busy|rate-limited)$/,
};

describe('a number of Microsoft', () => {
  it.each(NUMBERS)('$number is known in a pasted reply, too: $kind', ({ number, means }) => {
    const { cause, transient } = classify(
      parseReply(`AADSTS${number}: Something.`, { providerId: 'outlook' }),
    );
    expect(cause).not.toBe('unknown');
    expect(transient).toBe(means.kind === 'temporary');
    expect(cause).toMatch(CAUSES[means.kind] ?? /./);
  });
});
