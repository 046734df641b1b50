import type { Classification } from './cause.ts';
import type { Evidence } from './evidence.ts';
import { meaningOfOffer } from './offered.ts';
import { matches } from './patterns/pattern.ts';
import { BARE_CODES, SENTENCES } from './patterns/table.ts';
import { readEvidence } from './reading.ts';
import { isTemporaryByCode, mayBeTemporary } from './temporary.ts';

/**
 * What one refusal means. Codes that say “later” come first and bar every cause that would blame the account; then what
 * the server offered, then the ordered table of sentences; what a bare code means is asked last. A refusal that none of
 * them knows stays `unknown`.
 */
export function classify(evidence: Evidence): Classification {
  const reading = readEvidence(evidence);
  const temporary = isTemporaryByCode(reading);
  const offer = meaningOfOffer(reading);
  if (offer !== null && !temporary) {
    return offer;
  }
  const row = [SENTENCES, BARE_CODES]
    .flat()
    .find((pattern) => (!temporary || mayBeTemporary(pattern.cause)) && matches(pattern, reading));
  return row === undefined
    ? { cause: 'unknown', transient: temporary }
    : { cause: row.cause, transient: temporary || row.transient };
}
