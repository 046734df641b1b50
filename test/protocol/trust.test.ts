import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAuthority } from '../../electron/demo/certificates.ts';
import { probeSmtp } from '../../electron/probe/smtp-probe.ts';
import { trustFor } from '../../electron/probe/trust.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const provider = providePlainProvider();
let folder: TempFolder;

beforeAll(async () => {
  folder = await createTempFolder('trust');
});
afterAll(() => folder?.remove());

async function outcomeWith(caFile: string | null): Promise<string> {
  const trust = await trustFor(caFile);
  if (!trust.ok) return trust.sentence;
  const { outcome } = await probeSmtp({
    server: provider.server('smtp'),
    trust: trust.context,
    signIn: { method: 'password', username: ADDRESS, password: PASSWORD },
    timeoutMs: 2_000,
  });
  return outcome;
}

test('an authority of a mailbox’s own file is trusted for that mailbox alone', async () => {
  expect(await outcomeWith(provider.caFile)).toBe('ok');
  expect(await outcomeWith(null)).toBe('failed');
});

test('one context is shared by every connection that trusts the same', async () => {
  const [one, other, none] = await Promise.all([provider.caFile, provider.caFile, null].map(trustFor));
  expect(one?.ok && other?.ok && one.context === other.context).toBe(true);
  expect(none?.ok && one?.ok && one.context !== none.context).toBe(true);
});

test('a file that changed is read again', async () => {
  const caFile = join(folder.path, 'changing.pem');
  await writeFile(caFile, (await createAuthority('Another')).certificatePem);
  await utimes(caFile, 1_000, 1_000);
  expect(await outcomeWith(caFile)).toBe('failed');
  await writeFile(caFile, provider.running.authorityPem);
  expect(await outcomeWith(caFile)).toBe('ok');
});

test('a file that cannot be used is told of, and read again once it was mended', async () => {
  const caFile = join(folder.path, 'mended.pem');
  expect(await outcomeWith(caFile)).toBe(`The CA file ${caFile} could not be used: there is no such file.`);
  await mkdir(caFile);
  expect(await outcomeWith(caFile)).toMatch(/could not be used: EISDIR/);
  await rm(caFile, { recursive: true });
  await writeFile(caFile, 'no certificate');
  expect(await outcomeWith(caFile)).toBe(
    `The CA file ${caFile} could not be used: it holds no certificate in PEM form.`,
  );
  await writeFile(caFile, '-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n');
  expect(await outcomeWith(caFile)).toMatch(/could not be used: /);
  await writeFile(caFile, provider.running.authorityPem);
  expect(await outcomeWith(caFile)).toBe('ok');
});
