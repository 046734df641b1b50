import type { ProtocolReport } from '../../electron/api/contract.ts';
import { dateText } from '../words/time-words.ts';

const DAY_MS = 86_400_000;
const WARN_BEFORE_EXPIRY_DAYS = 14;

/** What the certificate of a server says. */
export interface CertificateWords {
  /** `certificate by DigiCert Inc`; `null` where it did not tell. */
  readonly issuer: string | null;
  /** How long it lasts, in a sentence, once that deserves attention: from 14 days before its end. */
  readonly warning: string | null;
  readonly hasExpired: boolean;
}

/** `now` in milliseconds since 1970. */
export function certificateWords(
  { issuer, validTo }: NonNullable<ProtocolReport['tls']>,
  now: number,
): CertificateWords {
  const end = Date.parse(validTo ?? '');
  const days = Math.floor((end - now) / DAY_MS);
  return {
    issuer: issuer === null ? null : `certificate by ${issuer}`,
    warning: validTo === null || Number.isNaN(end) ? null : warningOf(days, dateText(validTo)),
    hasExpired: days < 0,
  };
}

function warningOf(days: number, date: string): string | null {
  if (days >= WARN_BEFORE_EXPIRY_DAYS) return null;
  if (days < 0) return `The certificate expired on ${date}.`;
  if (days === 0) return `The certificate expires within a day, on ${date}.`;
  return `The certificate expires in ${days === 1 ? '1 day' : `${days} days`}, on ${date}.`;
}
