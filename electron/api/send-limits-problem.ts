import type { SendLimits } from './contract.ts';

const HIGHEST_CAP = 9_999_999;

/** Why these are no limits, in a sentence; `null` where they are. */
export function sendLimitsProblem({ cap, warmUpSince }: SendLimits): string | null {
  if (cap !== null && !(Number.isInteger(cap.value) && cap.value >= 1 && cap.value <= HIGHEST_CAP)) {
    return `The cap is a whole number of ${cap.unit}, from 1 to 9,999,999.`;
  }
  if (warmUpSince !== null && warmUpSince !== 'off' && !isDay(warmUpSince)) {
    return 'The first day of the warm-up is a day such as 2026-11-01, or “off”.';
  }
  return null;
}

function isDay(text: string): boolean {
  const midnight = Date.parse(`${text}T00:00Z`);
  // The 31st of February is the 3rd of March to Date.
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(`${text}T`);
}
