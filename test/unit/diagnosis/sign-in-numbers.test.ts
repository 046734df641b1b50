import { describe, expect, it } from 'vitest';
import { classify } from '../../../electron/diagnosis/classify.ts';
import { parseReply } from '../../../electron/diagnosis/parse-reply.ts';
import { diagnoseSignInFailure } from '../../../electron/diagnosis/sign-in-failure.ts';
import { FAILURE_PATTERNS } from '../../../electron/oauth/failure-patterns.ts';
import { readFailure } from '../../../electron/oauth/read-failure.ts';
import { findProviderById } from '../../../electron/provider/presets.ts';

// A pasted answer is read by its words, an answer to our own question by its fields: a number means one thing in both.

const OUTLOOK = findProviderById('outlook') ?? expect.unreachable('no preset');

/** What openid-client throws of an answer with this number. */
const answered = (number: number, error: string) =>
  Object.assign(new Error('error response'), {
    error,
    error_description: `AADSTS${number}: Something.`,
    cause: { error, error_codes: [number] },
    code: 'OAUTH_RESPONSE_BODY_ERROR',
    status: 400,
  });

/** As it is told of a mailbox. */
const told = (number: number, error: string) =>
  diagnoseSignInFailure(readFailure(answered(number, error)), OUTLOOK);

const pasted = (text: string) => classify(parseReply(text, { providerId: 'outlook' }));

const NUMBERS = FAILURE_PATTERNS.filter(({ sentence }) => sentence === undefined).flatMap(
  ({ numbers = [], errors }) =>
    numbers.map((number) => ({
      number,
      error: errors?.[0] ?? 'invalid_grant',
      isByNumberAlone: errors === undefined,
    })),
);

/** Labelled so in the collection of replies: the client secret of a program that should have none. */
const LABELLED = [7_000_222];

describe('a number of Microsoft', () => {
  it.each(NUMBERS.filter(({ number }) => !LABELLED.includes(number)))(
    '$number means the same in a pasted reply',
    ({ number, error, isByNumberAlone }) => {
      const { cause, transient } = told(number, error);
      expect(pasted(`{"error":"${error}","error_description":"AADSTS${number}: Something."}`)).toEqual({
        cause,
        transient,
      });
      if (isByNumberAlone) expect(pasted(`AADSTS${number}: Something.`)).toEqual({ cause, transient });
    },
  );

  it.each(LABELLED)('%i is called as the labelled reply is', (number) => {
    expect(pasted(`AADSTS${number}: Something.`)).toMatchObject({ cause: 'oauth-grant-invalid' });
  });

  it.each([50_056, 50_126, 50_013, 70_000, 700_081])(
    '%i, which our own sign-in knows by its error alone, means the same pasted without it',
    (number) => {
      const { cause, transient } = told(number, 'invalid_grant');
      expect(pasted(`AADSTS${number}: Something.`)).toEqual({ cause, transient });
    },
  );

  it('says more than the error beside it', () => {
    const both = '{"error":"temporarily_unavailable","error_description":"AADSTS90012: Timed out."}';
    expect(pasted(both)).toEqual({ cause: 'oauth-unavailable', transient: true });
  });

  it('is read with the error beside it where the number alone says too little', () => {
    expect(pasted('AADSTS70002: Error validating credentials.').cause).toBe('oauth-grant-invalid');
  });
});
