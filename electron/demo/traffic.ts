/** One conversation as the server saw it. */
export interface SessionRecord {
  /** Command names in order; never their arguments, which may be secrets. */
  readonly commands: string[];
}

/** What one protocol of a provider has seen since it started. */
export interface Traffic {
  /** TCP connections accepted, silent ones included. */
  connections: number;
  /** Sign-ins that were accepted. */
  signIns: number;
  /** Sign-in commands that were refused, for whatever reason. */
  rejectedSignIns: number;
  readonly sessions: SessionRecord[];
}

/** Counters that start at nothing. */
export function startTraffic(): Traffic {
  return { connections: 0, signIns: 0, rejectedSignIns: 0, sessions: [] };
}
