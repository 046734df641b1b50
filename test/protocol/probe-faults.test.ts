import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../electron/demo/account.ts';
import { createAuthority } from '../../electron/demo/certificates.ts';
import { KNOWN_FAULTS, type KnownFault } from '../../electron/demo/faults/known-faults.ts';
import { plain } from '../../electron/demo/personalities/plain.ts';
import { type SimulatedProvider, startSimulatedProvider } from '../../electron/demo/simulated-provider.ts';
import type { Cause } from '../../electron/diagnosis/cause.ts';
import { classify } from '../../electron/diagnosis/classify.ts';
import { evidenceOf } from '../../electron/diagnosis/evidence.ts';
import { probeImap } from '../../electron/probe/imap-probe.ts';
import type { ProbeStage } from '../../electron/probe/probe-result.ts';
import { probeSmtp } from '../../electron/probe/smtp-probe.ts';
import { trustFor } from '../../electron/probe/trust.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const ADDRESS = 'you@example.com';
const PASSWORD = 'a-Secret-7713';
const LIMIT_MS = 1_000;
/** What a busy machine may add to a limit; a probe that waits for a library's own limit takes many seconds. */
const GRACE_MS = 700;

/** Stage, cause, and whether it passes by itself. */
type Expected = readonly [stage: ProbeStage, cause: Cause, kind: 'passes' | 'stays'];

const EITHER: Readonly<Record<string, Expected>> = {
  'closed port': ['connect', 'connection-refused', 'passes'],
  'port that accepts and says nothing': ['tls', 'tls-handshake-failed', 'passes'],
  'silence in the TLS handshake': ['tls', 'tls-handshake-failed', 'passes'],
  'silence instead of a greeting': ['greeting', 'timeout', 'passes'],
  'silence at capabilities': ['capability', 'timeout', 'passes'],
  'silence at sign-in': ['login', 'timeout', 'passes'],
  'cut on connecting': ['tls', 'tls-handshake-failed', 'passes'],
  'cut in the TLS handshake': ['tls', 'tls-handshake-failed', 'passes'],
  'cut instead of a greeting': ['greeting', 'connection-lost', 'passes'],
  'cut at capabilities': ['capability', 'connection-lost', 'passes'],
  'cut at sign-in': ['login', 'connection-lost', 'passes'],
  'cut at STARTTLS': ['tls', 'connection-lost', 'passes'],
  'one byte a second': ['tls', 'tls-handshake-failed', 'passes'],
  'garbage instead of a greeting': ['greeting', 'protocol-error', 'stays'],
  'a line of 10 MB instead of a greeting': ['greeting', 'protocol-error', 'stays'],
  'a line of 10 MB at capabilities': ['capability', 'protocol-error', 'stays'],
  'expired certificate': ['tls', 'tls-cert-expired', 'stays'],
  'certificate not valid yet': ['tls', 'tls-cert-invalid', 'stays'],
  'certificate of another host': ['tls', 'tls-cert-invalid', 'stays'],
  'certificate of an untrusted authority': ['tls', 'tls-cert-invalid', 'stays'],
  'self-signed certificate': ['tls', 'tls-cert-invalid', 'stays'],
  'no TLS where TLS is expected': ['tls', 'wrong-security-mode', 'stays'],
  'TLS where none is expected yet': ['greeting', 'timeout', 'passes'],
  'STARTTLS not offered': ['tls', 'wrong-security-mode', 'stays'],
};

const IMAP: Readonly<Record<string, Expected>> = {
  'garbage at sign-in': ['login', 'timeout', 'passes'],
  'BYE as greeting': ['greeting', 'server-busy', 'passes'],
  'STARTTLS refused': ['tls', 'tls-handshake-failed', 'passes'],
  '[UNAVAILABLE] at sign-in': ['login', 'server-busy', 'passes'],
  '[LIMIT] at sign-in': ['login', 'rate-limited-logins', 'passes'],
  '[INUSE] at sign-in': ['login', 'mailbox-unavailable', 'passes'],
  '[ALERT] too many connections': ['login', 'too-many-connections', 'passes'],
  'BYE at sign-in': ['login', 'connection-lost', 'passes'],
  'authenticated but not connected': ['open', 'mailbox-not-connected', 'stays'],
  'cut on opening a folder': ['open', 'connection-lost', 'passes'],
  'silence on opening a folder': ['open', 'timeout', 'passes'],
};

const SMTP: Readonly<Record<string, Expected>> = {
  'garbage at sign-in': ['login', 'protocol-error', 'stays'],
  '421 as greeting': ['greeting', 'too-many-connections', 'passes'],
  '554 as greeting': ['greeting', 'ip-blocked', 'stays'],
  'STARTTLS refused': ['tls', 'tls-handshake-failed', 'passes'],
  '454 at sign-in': ['login', 'rate-limited-logins', 'passes'],
  '451 at sign-in': ['login', 'server-busy', 'passes'],
  '550 at sign-in': ['login', 'basic-auth-disabled', 'stays'],
  '535 at sign-in': ['login', 'bad-credentials', 'stays'],
  '421 at sign-in': ['login', 'server-busy', 'passes'],
};

let provider: SimulatedProvider;
let folder: TempFolder;

beforeAll(async () => {
  folder = await createTempFolder('faults');
  const authority = await createAuthority('Faults');
  await writeFile(join(folder.path, 'ca.pem'), authority.certificatePem);
  const account = createAccount({ address: ADDRESS, password: PASSWORD }, plain.folders);
  provider = await startSimulatedProvider({ personality: plain, accounts: [account], authority });
});

afterAll(async () => {
  await provider?.stop();
  await folder?.remove();
});

async function probeWith({ protocol, security, fault }: KnownFault) {
  const trust = await trustFor(join(folder.path, 'ca.pem'));
  if (!trust.ok) {
    throw new Error(trust.sentence);
  }
  await provider.setFault(protocol, fault);
  try {
    return await (protocol === 'imap' ? probeImap : probeSmtp)({
      server: { host: 'localhost', port: provider[protocol][security], security },
      trust: trust.context,
      signIn: { method: 'password', username: ADDRESS, password: PASSWORD },
      timeoutMs: LIMIT_MS,
    });
  } finally {
    await provider.setFault(protocol, null);
  }
}

describe('a probe that meets a fault', () => {
  it.each(
    KNOWN_FAULTS.map((known) => [`${known.protocol} over ${known.security}: ${known.name}`, known] as const),
  )('%s', async (_, known) => {
    const expected = (known.protocol === 'imap' ? IMAP : SMTP)[known.name] ?? EITHER[known.name];
    const startedAt = performance.now();
    const result = await probeWith(known);
    expect(performance.now() - startedAt).toBeLessThan(LIMIT_MS + GRACE_MS);
    expect(result.outcome).toBe('failed');
    if (result.outcome !== 'failed') {
      return;
    }
    const { cause, transient } = classify(evidenceOf(result.failure, 'custom'));
    expect([result.failure.stage, cause, transient ? 'passes' : 'stays']).toEqual(expected);
    expect(JSON.stringify(result)).not.toContain(PASSWORD);
    expect(result.rungs.map(({ stage }) => stage)).not.toContain(result.failure.stage);
  });
});
