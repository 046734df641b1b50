import { digestOf, isSame, type NewSecret } from './secrets.ts';

/** The secrets in links: each opens one session, once, within ten minutes. */
export interface OneTimeTokens {
  readonly issue: () => string;
  /** Whether the token opens a session; it does not a second time. */
  readonly redeem: (token: string) => boolean;
}

const LIVES_MS = 10 * 60_000;

/** Links that may be open at once; the oldest goes first. */
const MOST_TOKENS = 8;

/** `now` is the time of day. */
export function openTokens(newSecret: NewSecret, now: () => Date): OneTimeTokens {
  let issued: readonly { readonly digest: Buffer; readonly issuedAt: number }[] = [];
  const isAlive = ({ issuedAt }: { readonly issuedAt: number }) => {
    const age = now().getTime() - issuedAt;
    return age >= 0 && age < LIVES_MS;
  };
  return {
    issue: () => {
      const token = newSecret();
      issued = [...issued, { digest: digestOf(token), issuedAt: now().getTime() }].slice(-MOST_TOKENS);
      return token;
    },
    redeem: (token) => {
      const digest = digestOf(token);
      issued = issued.filter(isAlive);
      const found = issued.filter((one) => isSame(one.digest, digest));
      issued = issued.filter((one) => !found.includes(one));
      return found.length > 0;
    },
  };
}
