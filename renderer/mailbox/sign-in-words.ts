import type { MailboxDetails, SignInReport } from '../../electron/api/contract.ts';

/** How many sign-ins with one secret a server may reject before only the user may try again. */
const BUDGET_PER_PROTOCOL = 2;

/** What the next sign-in may cost, in words. */
export interface SignInWords {
  readonly title: string;
  readonly sentence: string;
  /** What “Check now” does to the budget. */
  readonly cost: string;
}

/** What decides how many sign-ins may be refused. */
export interface SignInsAllowed {
  readonly method: MailboxDetails['signInMethod'];
  /** How many are watched. */
  readonly protocols: number;
}

/** Why sign-ins are limited, how many are left, and what a check by hand costs. */
export function signInWords(
  { allowed, rejectedSinceChange }: SignInReport,
  { method, protocols }: SignInsAllowed,
): SignInWords {
  const budget = BUDGET_PER_PROTOCOL * Math.max(1, protocols);
  if (method === 'oauth2' && rejectedSinceChange > 0) return tokenWords(rejectedSinceChange);
  if (!allowed) return spentWords(rejectedSinceChange, budget);
  if (rejectedSinceChange === 0) {
    return {
      title: 'No sign-in was refused',
      sentence: `A check signs in once${protocols > 1 ? ' on each protocol' : ''}. Only a refused sign-in counts.`,
      cost: 'signs in once on each protocol',
    };
  }
  const used = Math.min(rejectedSinceChange, budget);
  return {
    title: `${used} of ${budget} refusals used`,
    sentence: `Providers lock accounts after many refusals. After ${budget}, nothing signs in by itself until you re-bind it. A refused check uses one${protocols > 1 ? ' for each protocol' : ''}.`,
    cost: `signs in; ${budget - used} of ${budget} refusals left`,
  };
}

/** An access token locks no account, so that there is nothing to be used up. */
function tokenWords(rejected: number): SignInWords {
  return {
    title: `Refused ${timesText(rejected)}`,
    sentence:
      'The servers are asked again by themselves, ten minutes after the first refusal and then about once an hour. “Check now” asks at once, at most once a minute.',
    cost: 'signs in at once',
  };
}

/** One protocol may be spent while the other still signs in. */
function spentWords(rejected: number, budget: number): SignInWords {
  const isAll = rejected >= budget;
  return {
    title: isAll ? 'No further sign-in is tried by itself' : 'Signs in only where it was not refused',
    sentence: `The servers refused the sign-in ${timesText(rejected)}. Another refusal could lock the account, so ${isAll ? 'checks go as far as the connection' : 'a server that refused is asked no further'}. “Check now” still signs in, at most once a minute, and counts.`,
    cost: 'signs in once more, which counts if it is refused',
  };
}

function timesText(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
