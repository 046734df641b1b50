import type { Protocol, ServerAddress } from '../../electron/mailbox/server-address.ts';
import type {
  ProbeFailure,
  ProbeResult,
  TlsFacts,
  WithheldReason,
} from '../../electron/probe/probe-result.ts';

const SERVERS: Record<Protocol, ServerAddress> = {
  imap: { host: 'imap.example.com', port: 993, security: 'tls' },
  smtp: { host: 'smtp.example.com', port: 587, security: 'starttls' },
};

/** What a test wants to differ from a quick, unremarkable probe. */
export interface ProbeChanges {
  readonly server?: ServerAddress;
  readonly ms?: number;
  readonly tls?: TlsFacts | null;
}

function report(protocol: Protocol, changes: ProbeChanges) {
  return {
    protocol,
    server: SERVERS[protocol],
    rungs: [],
    ms: 400,
    tls: null,
    refusedSignIns: 0,
    ...changes,
  };
}

/** A probe that signed in. */
export function okResult(protocol: Protocol, changes: ProbeChanges = {}): ProbeResult {
  return { ...report(protocol, changes), outcome: 'ok' };
}

/** A probe that stopped; at the sign-in with the server's words unless told otherwise. */
export function failedResult(
  protocol: Protocol,
  reply: string | null,
  failure: Partial<ProbeFailure> = {},
): ProbeResult {
  return {
    ...report(protocol, {}),
    outcome: 'failed',
    failure: {
      protocol,
      stage: 'login',
      code: null,
      responseCode: null,
      enhancedCode: null,
      reply,
      message: '',
      oauthError: null,
      presented: 'password',
      offered: [],
      ...failure,
    },
  };
}

/** A probe that was not allowed to sign in. */
export function withheldResult(protocol: Protocol, reason: WithheldReason): ProbeResult {
  return { ...report(protocol, {}), outcome: 'withheld', reason };
}
