import { type Authority, createAuthority, issueSelfSigned, type ServerCertificate } from '../certificates.ts';
import type { CertificateFlaw } from './fault.ts';

const DAY_MS = 24 * 3_600_000;

/** A certificate for these hosts with one thing wrong, otherwise as good as the authority's own. */
export async function issueFlawedCertificate(
  flaw: CertificateFlaw,
  authority: Authority,
  hosts: readonly string[],
): Promise<ServerCertificate> {
  const now = Date.now();
  switch (flaw) {
    case 'expiring':
      // An hour more than three days, so that a whole third day is left while it is looked at.
      return authority.issue({ hosts, notAfter: new Date(now + 3 * DAY_MS + DAY_MS / 24) });
    case 'expired':
      return authority.issue({
        hosts,
        notBefore: new Date(now - 1.5 * DAY_MS),
        notAfter: new Date(now - DAY_MS),
      });
    case 'not-yet-valid':
      return authority.issue({ hosts, notBefore: new Date(now + DAY_MS) });
    case 'wrong-host':
      return authority.issue({ hosts: ['mail.example.net'] });
    case 'untrusted':
      return (await createAuthority('An authority nobody trusts')).issue({ hosts });
    case 'self-signed':
      return issueSelfSigned({ hosts });
  }
}
