import { describe, expect, it } from 'vitest';
import { classify } from '../../../electron/diagnosis/classify.ts';
import type { EvidenceProtocol } from '../../../electron/diagnosis/evidence.ts';
import { parseReply } from '../../../electron/diagnosis/parse-reply.ts';
import replies from '../../fixtures/labelled-replies.json' with { type: 'json' };
import { evidenceOfText } from '../../support/evidence-of-text.ts';

/** The collection's names for providers, as ids of presets; server programs are nobody's preset. */
const PROVIDER_IDS: Readonly<Record<string, string>> = {
  microsoft: 'outlook',
  'outlook.com': 'outlook',
  microsoft365: 'microsoft365',
  gmail: 'gmail',
  'yahoo/aol': 'yahoo',
  icloud: 'icloud',
  qq: 'qq',
  '163/126': 'netease163',
  'netease-enterprise': 'netease-enterprise',
  zoho: 'zoho',
  yandex: 'yandex',
  'mail.ru': 'mailru',
  fastmail: 'fastmail',
  gmx: 'gmx',
  'proton-bridge': 'proton-bridge',
};

const PROTOCOLS: Readonly<Record<string, EvidenceProtocol>> = {
  imap: 'imap',
  'pop3/imap': 'imap',
  smtp: 'smtp',
  net: 'net',
  tls: 'tls',
  oauth: 'oauth',
};

/** Our library's own sentences arrive as its message, a server's as its reply. */
function evidenceOfLabelled({ provider, protocol, stage, text }: (typeof replies)[number]) {
  const words = provider === 'client' ? { reply: null, message: text } : { reply: text };
  return evidenceOfText(text, {
    ...words,
    stage,
    protocol: PROTOCOLS[protocol] ?? null,
    providerId: PROVIDER_IDS[provider] ?? null,
  });
}

describe('the labelled replies', () => {
  it('are 120', () => {
    expect(replies).toHaveLength(120);
  });

  it.each(replies)('$provider: $text', (labelled) => {
    const { cause, transient } = labelled;
    expect(classify(evidenceOfLabelled(labelled))).toEqual({ cause, transient });
  });

  it.each(replies)('pasted with nothing but the provider known: $text', (labelled) => {
    const { cause, transient, provider, text } = labelled;
    const evidence = parseReply(text, { providerId: PROVIDER_IDS[provider] ?? null });
    expect(classify(evidence)).toEqual({ cause, transient });
  });

  it.each(replies)('pasted out of a log: $text', (labelled) => {
    const { cause, transient, provider, text } = labelled;
    const log = [
      '2026-11-20T20:00:01.123Z [ERROR] something went wrong',
      `Nov 20 20:00:01 host app[123]: Error: ${text}`,
      '    at Connection.onResponse (/srv/app/connection.js:1:2)',
    ].join('\n');
    const evidence = parseReply(log, { providerId: PROVIDER_IDS[provider] ?? null });
    expect(classify(evidence)).toEqual({ cause, transient });
  });
});
