import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { SimulatedProvider } from '../../electron/demo/simulated-provider.ts';

/** Who signs in, and where. */
export interface Visit {
  readonly provider: SimulatedProvider;
  readonly security: 'tls' | 'starttls';
  readonly user: string;
  readonly secret: { readonly pass: string } | { readonly accessToken: string };
}

/** What a visit came to; `no answer` when the client had to be stopped. */
export type VisitOutcome =
  | { readonly outcome: 'ok' }
  | { readonly outcome: 'failed'; readonly code: string; readonly text: string }
  | { readonly outcome: 'no answer' };

/** Signs in with imapflow, opens INBOX read-only and signs out. */
export async function visitImap(visit: Visit, limitMs = 10_000): Promise<VisitOutcome> {
  const client = new ImapFlow({
    host: visit.provider.host,
    port: visit.provider.imap[visit.security],
    secure: visit.security === 'tls',
    doSTARTTLS: visit.security === 'starttls',
    tls: { ca: visit.provider.authorityPem },
    auth: { user: visit.user, ...visit.secret },
    clientInfo: { name: 'test' },
    logger: false,
    maxLineLength: 64 * 1024,
  });
  client.on('error', () => undefined);
  const conversation = async () => {
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    await client.logout();
  };
  return settle(conversation(), limitMs, () => client.close());
}

/** Signs in with nodemailer and signs out. */
export async function visitSmtp(visit: Visit, limitMs = 10_000): Promise<VisitOutcome> {
  const transport = smtpTransport(visit);
  return settle(transport.verify(), limitMs, () => transport.close());
}

/** A nodemailer transport for the visit. */
export function smtpTransport({ provider, security, user, secret }: Visit) {
  const oauth = 'accessToken' in secret ? { type: 'OAuth2' as const } : {};
  return createTransport({
    host: provider.host,
    port: provider.smtp[security],
    secure: security === 'tls',
    requireTLS: true,
    tls: { ca: provider.authorityPem },
    auth: { ...oauth, user, ...secret },
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 5_000,
  });
}

async function settle(
  conversation: Promise<unknown>,
  limitMs: number,
  stop: () => void,
): Promise<VisitOutcome> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<VisitOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'no answer' }), limitMs);
  });
  const result = conversation.then(
    (): VisitOutcome => ({ outcome: 'ok' }),
    (error: Error & { code?: string; response?: string; oauthError?: object }): VisitOutcome => ({
      outcome: 'failed',
      code: error.code ?? '',
      text: [error.message, error.response, JSON.stringify(error.oauthError)].join(' '),
    }),
  );
  try {
    return await Promise.race([result, limit]);
  } finally {
    clearTimeout(timer);
    stop();
  }
}
