import type { ProbeRequest } from './probe-request.ts';
import type { ProbeResult } from './probe-result.ts';
import { openSmtpSession } from './smtp-session.ts';

/**
 * Climbs the SMTP ladder once over one connection: resolve, connect, TLS, greeting, EHLO, AUTH, QUIT. No MAIL FROM:
 * nothing is sent. Never throws for what a server or network does, and never outlives its limit.
 */
export async function probeSmtp(request: ProbeRequest): Promise<ProbeResult> {
  const opened = await openSmtpSession(request);
  return opened.ok ? opened.session.quit() : opened.result;
}
