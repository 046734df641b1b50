import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES, type Cause } from '../../../electron/diagnosis/cause.ts';
import { classify } from '../../../electron/diagnosis/classify.ts';
import { parseReply } from '../../../electron/diagnosis/parse-reply.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import replies from '../../fixtures/labelled-replies.json' with { type: 'json' };
import { evidenceOfText } from '../../support/evidence-of-text.ts';

const ASKS_FOR_A_SECRET: ReadonlySet<Cause> = new Set<Cause>([
  'bad-credentials',
  'app-password-required',
  'basic-auth-disabled',
  'smtp-auth-disabled',
  'needs-web-login',
  'account-locked',
  'account-disabled',
  'oauth-grant-invalid',
  'oauth-consent-required',
  'oauth-client-rejected',
]);

/** Random noise, and the very sentences that mean a dead credential elsewhere. */
const words = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.constantFrom(
    ...replies.map(({ text }) => text.replace(/^(?:NO|BAD|\d{3})[ -](?:\[[A-Z]+\] |\d\.\d+\.\d+ )?/, '')),
  ),
);
const providerId = fc.constantFrom(null, ...PROVIDERS.map(({ id }) => id));
const stage = fc.constantFrom(null, 'login', 'capability', 'open', 'data');
const smtpCode = fc.constantFrom('400', '421', '432', '450', '451', '452', '454', '455', '499');
const enhanced = fc.constantFrom(' ', '-', ' 4.7.0 ', '-4.7.8 ', ' 5.7.8 ');
const imapCode = fc.constantFrom('UNAVAILABLE', 'LIMIT', 'INUSE', 'SERVERBUG');

function expectTemporary(evidence: Parameters<typeof classify>[0]) {
  const { cause, transient } = classify(evidence);
  expect(ASKS_FOR_A_SECRET.has(cause), `${cause} for ${evidence.reply ?? evidence.message}`).toBe(false);
  expect(transient).toBe(true);
}

describe('a reply whose code says “later”', () => {
  it('never asks for a secret when SMTP answers 4yz, whatever the words', () => {
    fc.assert(
      fc.property(smtpCode, enhanced, words, stage, providerId, (code, between, text, at, provider) => {
        expectTemporary(
          evidenceOfText(`${code}${between}${text}`, { protocol: 'smtp', stage: at, providerId: provider }),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('never asks for a secret when only the library’s message and code are known', () => {
    fc.assert(
      fc.property(smtpCode, words, providerId, (code, text, provider) => {
        const message = `Invalid login: ${code} ${text}`;
        expectTemporary(
          evidenceOfText('', { reply: null, message, code: 'EAUTH', protocol: 'smtp', providerId: provider }),
        );
        expectTemporary(evidenceOfText(text, { responseCode: code, protocol: 'smtp', providerId: provider }));
      }),
    );
  });

  it('never asks for a secret when IMAP answers with a temporary response code', () => {
    fc.assert(
      fc.property(imapCode, words, stage, providerId, (code, text, at, provider) => {
        const known = { protocol: 'imap', stage: at, providerId: provider } as const;
        expectTemporary(evidenceOfText(`a1 NO [${code}] ${text}`, known));
        expectTemporary(evidenceOfText(text, { ...known, responseCode: code }));
        expectTemporary({
          ...parseReply(`a1 NO [${code}] ${text.replaceAll(/\s+/g, ' ')}`),
          providerId: provider,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays temporary where only the enhanced code says so', () => {
    expectTemporary(evidenceOfText('4.7.0 Authentication failed', { protocol: 'smtp' }));
    expectTemporary(evidenceOfText('authentication failed', { protocol: 'smtp', enhancedCode: '4.7.8' }));
  });

  it('does not take port numbers and NetEase’s own 460 for SMTP codes', () => {
    expect(classify(evidenceOfText('Error: port: 465 authentication failed')).transient).toBe(false);
    expect(classify(evidenceOfText('460 ERR.LOGIN.PASSERR')).cause).toBe('bad-credentials');
  });
});

describe('any text at all', () => {
  it('gets one of the causes and never throws', () => {
    const known: ReadonlySet<string> = new Set(CAUSES);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), providerId, (text, provider) => {
        const pasted = classify(parseReply(text, { providerId: provider }));
        const bare = classify(evidenceOfText(text, { message: text, oauthError: text, offered: [text] }));
        expect(known.has(pasted.cause) && known.has(bare.cause)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  const MEGABYTE = 1_000_000;
  it.each([
    'a',
    ' ',
    '\n',
    '"',
    '535 5.7.8 ',
    'a1 NO ',
    '[AUTH',
    'error: ',
    'too many ',
    'temporary ',
    'message size ',
    'authentication ',
    '{"a":',
    '用户名',
    '&quot;',
    'login is ',
  ])('is judged within a second when it is a megabyte of “%s”', (part) => {
    const text = part.repeat(Math.ceil(MEGABYTE / part.length));
    const startedAt = performance.now();
    classify(parseReply(text));
    classify(evidenceOfText(text, { message: text, oauthError: text }));
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
