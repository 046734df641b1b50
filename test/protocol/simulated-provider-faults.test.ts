import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '../../electron/demo/account.ts';
import { createAuthority } from '../../electron/demo/certificates.ts';
import type { CertificateFlaw, Fault } from '../../electron/demo/faults/fault.ts';
import { KNOWN_FAULTS } from '../../electron/demo/faults/known-faults.ts';
import { gmail } from '../../electron/demo/personalities/gmail.ts';
import { type SimulatedProvider, startSimulatedProvider } from '../../electron/demo/simulated-provider.ts';
import { connectPlain, connectSecure } from '../support/line-client.ts';
import { visitImap, visitSmtp } from '../support/mail-clients.ts';

const ADDRESS = 'you@example.com';
const APP_PASSWORD = 'abcdefghijklmnop';
const PATIENCE_MS = 400;
const PROTOCOLS = ['imap', 'smtp'] as const;

let provider: SimulatedProvider;
beforeAll(async () => {
  const account = createAccount(
    { address: ADDRESS, password: 'web', appPasswords: [APP_PASSWORD] },
    gmail.folders,
  );
  provider = await startSimulatedProvider({ personality: gmail, accounts: [account] });
});
afterAll(() => provider.stop());

/** What a client may make of each: imapflow waits on where it cannot read what it gets. */
const EXPECTED: Record<Fault['kind'], string[]> = {
  'refused-port': ['failed'],
  silent: ['no answer'],
  cut: ['failed'],
  slow: ['no answer'],
  garbage: ['failed', 'no answer'],
  'long-line': ['failed'],
  reply: ['failed'],
  certificate: ['failed'],
  'plain-instead-of-tls': ['failed'],
  'tls-instead-of-plain': ['no answer', 'failed'],
  'starttls-missing': ['failed'],
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(KNOWN_FAULTS)('$protocol: $name', ({ protocol, security, fault }) => {
  test(`stops a real client over ${security} and is mended`, async () => {
    const visit = { provider, security, user: ADDRESS, secret: { pass: APP_PASSWORD } };
    const go = protocol === 'imap' ? visitImap : visitSmtp;
    await provider.setFault(protocol, fault);
    const broken = await go(visit, PATIENCE_MS);
    expect(broken.outcome, JSON.stringify(broken)).toBeOneOf(EXPECTED[fault.kind]);
    if (fault.kind === 'reply' && fault.at === 'login' && broken.outcome === 'failed') {
      expect(broken.text).toContain(
        fault.lines[0]?.replace(/^\* BYE Connection closed. 14/, 'Unexpected close'),
      );
    }
    await provider.setFault(protocol, null);
    expect(await go(visit)).toEqual({ outcome: 'ok' });
  });
});

describe.each(PROTOCOLS)('%s faults, byte by byte', (protocol) => {
  const plainPort = () => provider[protocol].starttls;
  async function withFault<Result>(fault: Fault, look: () => Promise<Result>): Promise<Result> {
    await provider.setFault(protocol, fault);
    try {
      return await look();
    } finally {
      await provider.setFault(protocol, null);
      provider.dropConnections(protocol);
    }
  }

  test('a closed port refuses', async () => {
    await withFault({ kind: 'refused-port' }, async () => {
      await expect(connectPlain(plainPort())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    });
  });

  test.each(['connect', 'greeting'] as const)('silence at %s says nothing and keeps the line', async (at) => {
    await withFault({ kind: 'silent', at }, async () => {
      const client = await connectPlain(plainPort());
      await pause(100);
      expect(client.received()).toHaveLength(0);
      expect(client.socket.destroyed).toBe(false);
    });
  });

  test.each(['connect', 'greeting'] as const)('a cut at %s closes without a word', async (at) => {
    const said = await withFault({ kind: 'cut', at }, async () => (await connectPlain(plainPort())).closed());
    expect(said).toHaveLength(0);
  });

  test('a cut in the handshake comes after the client has spoken', async () => {
    await withFault({ kind: 'cut', at: 'tls' }, async () => {
      const client = await connectPlain(provider[protocol].tls);
      await pause(50);
      expect(client.socket.destroyed).toBe(false);
      client.send('hello');
      expect(await client.closed()).toHaveLength(0);
    });
  });

  test('trickling sends one byte at a time', async () => {
    await withFault({ kind: 'slow', bytesPerSecond: 20 }, async () => {
      const client = await connectPlain(plainPort());
      await pause(300);
      expect(client.received().length).toBeGreaterThanOrEqual(2);
      expect(client.received().length).toBeLessThanOrEqual(8);
    });
  });

  test('garbage holds no ASCII', async () => {
    await withFault({ kind: 'garbage', at: 'greeting' }, async () => {
      const client = await connectPlain(plainPort());
      await client.until(/\r\n$/);
      const body = client.received().subarray(0, -2);
      expect(body).toHaveLength(512);
      expect(body.every((byte) => byte >= 0x80)).toBe(true);
    });
  });

  test('a long line is as long as it says, and one line', async () => {
    await withFault({ kind: 'long-line', at: 'greeting', bytes: 300_000 }, async () => {
      const client = await connectPlain(plainPort());
      while (client.received().length < 300_002) await pause(10);
      expect(client.received().indexOf('\r\n')).toBe(300_000);
    });
  });

  test('swapped ports speak the other way', async () => {
    const tlsPort = provider[protocol].tls;
    const hello = protocol === 'imap' ? /^\* OK/ : /^220 /;
    await withFault({ kind: 'plain-instead-of-tls' }, async () => (await connectPlain(tlsPort)).until(hello));
    await withFault({ kind: 'tls-instead-of-plain' }, async () =>
      (await connectSecure(plainPort(), provider.authorityPem)).until(hello),
    );
  });

  test.each<{ flaw: CertificateFlaw; code: string }>([
    { flaw: 'expired', code: 'CERT_HAS_EXPIRED' },
    { flaw: 'not-yet-valid', code: 'CERT_NOT_YET_VALID' },
    { flaw: 'wrong-host', code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    { flaw: 'untrusted', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    { flaw: 'self-signed', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  ])('a certificate that is $flaw fails for that reason alone', async ({ flaw, code }) => {
    await withFault({ kind: 'certificate', flaw }, async () => {
      const connecting = connectSecure(provider[protocol].tls, provider.authorityPem);
      await expect(connecting).rejects.toMatchObject({ code });
    });
  });

  test('dropped connections are gone, new ones work', async () => {
    const client = await connectPlain(plainPort());
    provider.dropConnections(protocol);
    await client.closed();
    await (await connectPlain(plainPort())).until(/\r\n/);
  });
});

test('a fault of one protocol leaves the other alone', async () => {
  await provider.setFault('imap', { kind: 'refused-port' });
  const visit = { provider, security: 'tls' as const, user: ADDRESS, secret: { pass: APP_PASSWORD } };
  expect(await visitSmtp(visit)).toEqual({ outcome: 'ok' });
  await provider.setFault('imap', null);
});

test('a fault can be in force from the start', async () => {
  const broken = await startSimulatedProvider({
    personality: gmail,
    accounts: [],
    authority: await createAuthority('Another authority'),
    faults: { smtp: { kind: 'refused-port' } },
  });
  await expect(connectPlain(broken.smtp.tls)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await broken.stop();
});
