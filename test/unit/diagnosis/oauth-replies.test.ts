import { describe, expect, it } from 'vitest';
import { classify } from '../../../electron/diagnosis/classify.ts';
import type { EvidenceProtocol } from '../../../electron/diagnosis/evidence.ts';
import replies from '../../fixtures/oauth-replies.json' with { type: 'json' };
import { evidenceOfText } from '../../support/evidence-of-text.ts';

const PROTOCOLS: Readonly<Record<string, EvidenceProtocol>> = { imap: 'imap', smtp: 'smtp' };

/** As the probes hand it over. */
function evidenceOfReply({ provider, protocol, stage, reply, oauthError }: (typeof replies)[number]) {
  return evidenceOfText('', {
    reply,
    message: 'Command failed',
    protocol: PROTOCOLS[protocol] ?? null,
    stage,
    oauthError: oauthError === null ? null : JSON.stringify(oauthError),
    presented: 'token',
    providerId: provider,
  });
}

/** imapflow takes the star off a BYE. */
const withoutStar = (reply: string | null) => reply?.replace(/^\* /, '') ?? null;

const name = ({ provider, mechanism, reply, oauthError }: (typeof replies)[number]) =>
  `${provider ?? 'any server'}, ${mechanism}: ${[reply, oauthError && JSON.stringify(oauthError)].filter(Boolean).join(' ')}`;

const named = replies.map((reply) => ({ name: name(reply), ...reply }));

describe('what mail servers say to a token', () => {
  it.each(named)('$name', (recorded) => {
    const { cause, transient } = recorded;
    const evidence = evidenceOfReply(recorded);
    expect(classify(evidence)).toEqual({ cause, transient });
    expect(classify({ ...evidence, reply: withoutStar(evidence.reply) })).toEqual({ cause, transient });
  });

  it.each(named.filter(({ challenge }) => challenge !== null))('carries its reason: $name', (recorded) => {
    const text = Buffer.from(recorded.challenge ?? '', 'base64').toString();
    expect(JSON.parse(text)).toEqual(recorded.oauthError);
  });

  it('has a source for each, and a token is renewed only where that may mend it', () => {
    for (const { source, cause, transient, freshTokenMayMend } of replies) {
      expect(source).toMatch(/^https:\/\//);
      if (cause === 'oauth-token-expired')
        expect({ transient, freshTokenMayMend }).toEqual({ transient: true, freshTokenMayMend: true });
      if (freshTokenMayMend) expect(cause).toMatch(/^(?:oauth-token-expired|bad-credentials)$/);
    }
  });
});
