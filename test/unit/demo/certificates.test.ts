import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { createAuthority, issueSelfSigned } from '../../../electron/demo/certificates.ts';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

describe('certificates', () => {
  test('an authority signs for names and addresses', async () => {
    const authority = await createAuthority('A test authority');
    const issued = await authority.issue({ hosts: ['mail.example.com', '127.0.0.1', '::1'] });
    const [root, leaf] = [
      new X509Certificate(authority.certificatePem),
      new X509Certificate(issued.certificatePem),
    ];
    expect(leaf.checkIssued(root) && leaf.verify(root.publicKey)).toBe(true);
    expect([root.ca, leaf.ca]).toEqual([true, false]);
    expect(leaf.keyUsage).toEqual([SERVER_AUTH]);
    expect(leaf.checkHost('mail.example.com')).toBe('mail.example.com');
    expect([leaf.checkIP('127.0.0.1'), leaf.checkIP('::1')]).toEqual(['127.0.0.1', '::1']);
    expect(leaf.checkHost('other.example.com')).toBeUndefined();
    expect(leaf.subject).toBe('CN=mail.example.com');
  });

  test('the key fits the certificate', async () => {
    const { certificatePem, keyPem } = await issueSelfSigned({ hosts: ['localhost'] });
    expect(() => createSecureContext({ cert: certificatePem, key: keyPem })).not.toThrow();
    const other = await issueSelfSigned({ hosts: ['localhost'] });
    expect(() => createSecureContext({ cert: certificatePem, key: other.keyPem })).toThrow(/mismatch/);
  });

  test('dates are taken to the second, and begin a little in the past by default', async () => {
    const authority = await createAuthority('A test authority');
    const notBefore = new Date('2030-01-01T00:00:00Z');
    const notAfter = new Date('2030-02-01T00:00:00Z');
    const dated = new X509Certificate(
      (await authority.issue({ hosts: ['localhost'], notBefore, notAfter })).certificatePem,
    );
    expect([dated.validFromDate, dated.validToDate]).toEqual([notBefore, notAfter]);
    const now = new X509Certificate((await authority.issue({ hosts: ['localhost'] })).certificatePem);
    expect(now.validFromDate.getTime()).toBeLessThan(Date.now() - 60_000);
  });

  test('a certificate without a host is a bug of the caller', async () => {
    await expect(issueSelfSigned({ hosts: [] })).rejects.toThrow('at least one host');
  });
});
