import type { CallDesk } from '../api/call-desk.ts';
import { digestOf, isSame, type NewSecret } from './secrets.ts';

/** One browser that came with a link. */
export interface Session {
  readonly desk: CallDesk;
}

export interface Sessions {
  /** Begins one; returns the `Set-Cookie` that the browser keeps until it is closed. */
  readonly begin: () => string;
  /** By the `Cookie` header; `null` where it names none. */
  readonly find: (cookies: string | undefined) => Session | null;
}

/** Browsers at once; the one that came first goes first. */
const MOST_SESSIONS = 16;

/** Cookies do not tell ports apart: the name does, so that two programs on this machine do not undo each other. */
export function openSessions(port: () => number, newSecret: NewSecret, openDesk: () => CallDesk): Sessions {
  let sessions: readonly (Session & { readonly digest: Buffer })[] = [];
  const name = () => `mailvitals-${port()}`;
  return {
    begin: () => {
      const secret = newSecret();
      const all = [...sessions, { digest: digestOf(secret), desk: openDesk() }];
      for (const { desk } of all.slice(0, -MOST_SESSIONS)) desk.cancelAll();
      sessions = all.slice(-MOST_SESSIONS);
      return `${name()}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    find: (cookies = '') => {
      const given = cookies
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name()}=`))
        .map((pair) => digestOf(pair.slice(name().length + 1)));
      return sessions.find(({ digest }) => given.some((one) => isSame(one, digest))) ?? null;
    },
  };
}
