import type { Answer } from './simulated-world.ts';

/** The names of servers cannot be looked up: no network at all. */
export const NO_ROUTE: Answer = {
  kind: 'fails',
  afterMs: 20,
  reply: null,
  failure: { stage: 'resolve', code: 'ENOTFOUND' },
};

/** Nobody answers until the time is up. */
export const SILENCE: Answer = {
  kind: 'fails',
  afterMs: 30_000,
  reply: null,
  failure: { stage: 'connect', code: 'DEADLINE' },
};

/** A hotel's sign-in page answers in the place of every server. */
export const PORTAL: Answer = {
  kind: 'fails',
  afterMs: 150,
  reply: null,
  failure: { stage: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
};

/** Gmail, where too many connections are open. */
export const THROTTLE: Answer = {
  kind: 'fails',
  afterMs: 500,
  reply: 'NO [LIMIT] Too many simultaneous connections. (Failure)',
  failure: { stage: 'login', responseCode: 'LIMIT' },
};

/** A server that is being looked after. */
export const BUSY: Answer = {
  kind: 'fails',
  afterMs: 200,
  reply: 'NO [UNAVAILABLE] Server temporarily unavailable, try again later',
  failure: { stage: 'login', responseCode: 'UNAVAILABLE' },
};
