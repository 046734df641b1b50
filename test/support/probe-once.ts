import { probeImap } from '../../electron/probe/imap-probe.ts';
import { probeSmtp } from '../../electron/probe/smtp-probe.ts';
import { trustFor } from '../../electron/probe/trust.ts';

// Probes one server on this machine and ends when nothing is left to do; prints how long that took after the probe.
const [protocol, port, security, timeoutMs] = process.argv.slice(2);
const trust = await trustFor(null);
if (!trust.ok || (security !== 'tls' && security !== 'none')) throw new Error('Nothing to probe with');
const result = await (protocol === 'imap' ? probeImap : probeSmtp)({
  server: { host: '127.0.0.1', port: Number(port), security },
  trust: trust.context,
  signIn: { method: 'password', username: 'you@example.com', password: 'a-Secret/7713' },
  timeoutMs: Number(timeoutMs),
});
const endedAt = performance.now();
process.on('exit', () => {
  process.stdout.write(JSON.stringify({ result, lingeredMs: performance.now() - endedAt }));
});
