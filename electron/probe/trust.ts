import { X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { standInAuthority } from './stand-in.ts';

/** The authorities a connection trusts, or why the mailbox's own CA file could not be used. */
export type Trust =
  | { readonly ok: true; readonly context: SecureContext }
  | { readonly ok: false; readonly sentence: string };

const CERTIFICATE = /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs;

const contexts = new Map<string, Promise<SecureContext>>();
let commonAuthorities: readonly string[] | undefined;

/**
 * The certificate authorities that Node bundles, those of the operating system, and those in `caFile` (PEM).
 * One context per CA file is shared by every connection: building one per connection costs about 14 ms of CPU and
 * 2 MB each (measured, DESIGN 8). A CA file that changed on disk is read again.
 */
export async function trustFor(caFile: string | null): Promise<Trust> {
  try {
    // Asked at every check: the synchronous form costs 3 µs, a promise 47.
    const file = caFile === null ? '' : `${caFile}:${statSync(caFile).mtimeMs}`;
    const version = `${file}${standInAuthority() ?? ''}`;
    let context = contexts.get(version);
    if (context === undefined) {
      context = buildContext(caFile);
      contexts.set(version, context);
      context.catch(() => contexts.delete(version));
    }
    return { ok: true, context: await context };
  } catch (error) {
    return { ok: false, sentence: `The CA file ${caFile} could not be used: ${reason(error)}.` };
  }
}

async function buildContext(caFile: string | null): Promise<SecureContext> {
  const common = authorities();
  if (caFile === null) {
    return createSecureContext({ ca: [...common] });
  }
  const pem = await readFile(caFile, 'utf8');
  const certificates = pem.match(CERTIFICATE);
  if (certificates === null) {
    throw new Error('it holds no certificate in PEM form');
  }
  if (!certificates.every(isReadable)) {
    throw new Error('a certificate in it cannot be read');
  }
  return createSecureContext({ ca: [...common, pem] });
}

function authorities(): readonly string[] {
  const standIn = standInAuthority();
  if (standIn !== null) return [standIn];
  commonAuthorities ??= [
    ...new Set([
      ...getCACertificates('bundled'),
      ...getCACertificates('system'),
      ...getCACertificates('extra'),
    ]),
  ];
  return commonAuthorities;
}

/** Node trusts what it can read and says nothing of the rest. */
function isReadable(certificate: string): boolean {
  try {
    new X509Certificate(certificate);
    return true;
  } catch {
    return false;
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') {
    return 'there is no such file';
  }
  if (code === 'EACCES') {
    return 'it may not be read';
  }
  return error instanceof Error ? error.message : String(error);
}
