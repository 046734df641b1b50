// Before the library that needs it.
import './metadata-reflection.ts';

import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** What a server presents: its certificate and the private key to it, both PEM. */
export interface ServerCertificate {
  readonly certificatePem: string;
  readonly keyPem: string;
}

/** What a certificate shall say. */
export interface CertificateRequest {
  /** DNS names and IP addresses; the first also becomes the common name. */
  readonly hosts: readonly string[];
  /** Defaults to an hour ago, so that a clock that lags a little does not refuse it. */
  readonly notBefore?: Date;
  /** Defaults to 90 days from now. */
  readonly notAfter?: Date;
}

/** A certificate authority that lives as long as this object: its key is never written anywhere. */
export interface Authority {
  /** What a client has to trust. */
  readonly certificatePem: string;
  /** A server certificate signed by this authority. */
  issue(request: CertificateRequest): Promise<ServerCertificate>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING_ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' };

/** Makes a new authority (ECDSA P-256), valid from two days ago for ten years, so that expired certificates chain too. */
export async function createAuthority(commonName: string): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: nameOf(commonName),
      keys,
      notBefore: new Date(Date.now() - 2 * DAY_MS),
      notAfter: new Date(Date.now() + 3650 * DAY_MS),
      signingAlgorithm: SIGNING_ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return {
    certificatePem: certificate.toString('pem'),
    async issue(request) {
      const leafKeys = await newKeys();
      const leaf = await X509CertificateGenerator.create(
        {
          subject: nameOf(firstHost(request)),
          issuer: certificate.subjectName,
          ...validity(request),
          publicKey: leafKeys.publicKey,
          signingKey: keys.privateKey,
          signingAlgorithm: SIGNING_ALGORITHM,
          extensions: [
            ...(await leafExtensions(request, leafKeys.publicKey)),
            await AuthorityKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
          ],
        },
        webcrypto,
      );
      return { certificatePem: leaf.toString('pem'), keyPem: await exportKey(leafKeys.privateKey) };
    },
  };
}

/** A server certificate that nobody has signed but itself. */
export async function issueSelfSigned(request: CertificateRequest): Promise<ServerCertificate> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: nameOf(firstHost(request)),
      keys,
      ...validity(request),
      signingAlgorithm: SIGNING_ALGORITHM,
      extensions: await leafExtensions(request, keys.publicKey),
    },
    webcrypto,
  );
  return { certificatePem: certificate.toString('pem'), keyPem: await exportKey(keys.privateKey) };
}

async function leafExtensions(
  request: CertificateRequest,
  publicKey: webcrypto.CryptoKey,
): Promise<Extension[]> {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth], false),
    new SubjectAlternativeNameExtension(
      request.hosts.map((host) => ({ type: isIP(host) === 0 ? 'dns' : 'ip', value: host })),
    ),
    await SubjectKeyIdentifierExtension.create(publicKey, false, webcrypto),
  ];
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`;
}

function validity(request: CertificateRequest): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: request.notBefore ?? new Date(Date.now() - HOUR_MS),
    notAfter: request.notAfter ?? new Date(Date.now() + 90 * DAY_MS),
  };
}

function firstHost(request: CertificateRequest): string {
  const host = request.hosts[0];
  if (host === undefined) throw new Error('A certificate needs at least one host name or address.');
  return host;
}

function nameOf(commonName: string): { CN: string[] }[] {
  return [{ CN: [commonName] }];
}
