import type { Protocol } from '../mailbox/server-address.ts';
import type { ProbeResult } from '../probe/probe-result.ts';
import { signInWords } from '../provider/browser-sign-in.ts';
import type { Provider } from '../provider/provider.ts';
import type { Step } from './cause.ts';
import type { DiagnoseInput } from './diagnose-input.ts';

/** Something that works and deserves attention. */
export interface Warning {
  readonly kind: 'certificate-expires' | 'slow' | 'password-sign-in-ends' | 'not-as-advised';
  readonly protocol: Protocol;
  /** Names the protocol. */
  readonly sentence: string;
  /** What to do; `null` where there is nothing to do yet. */
  readonly step: Step | null;
}

const DAY_MS = 86_400_000;
const WARN_BEFORE_EXPIRY_DAYS = 14;
const SLOW_MS = 10_000;

/**
 * Microsoft 365 turns SMTP sign-in with a password off by default at the end of December 2026; administrators may turn it
 * on again, until a day that is to be named in the second half of 2027 (MC786329, as updated on 2026-01-27).
 */
const MICROSOFT365_PASSWORDS_END = Date.UTC(2027, 0, 1);
const MICROSOFT365_PASSWORDS_SOURCE = 'https://mc.merill.net/message/MC786329';

/** All that is worth saying about protocols that work. */
export function warningsOf(input: DiagnoseInput): readonly Warning[] {
  return [input.imap, input.smtp]
    .filter((result) => result !== null && result.outcome === 'ok')
    .flatMap((result) => [
      ...certificateWarning(result, input.now),
      ...slowWarning(result),
      ...passwordWarning(result, input),
      ...settingsWarning(result, input.provider),
    ]);
}

function certificateWarning({ protocol, tls }: ProbeResult, now: Date): readonly Warning[] {
  const validTo = Date.parse(tls?.validTo ?? '');
  const daysLeft = Math.max(0, Math.floor((validTo - now.getTime()) / DAY_MS));
  if (Number.isNaN(validTo) || daysLeft >= WARN_BEFORE_EXPIRY_DAYS) {
    return [];
  }
  const when = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'in 1 day' : `in ${daysLeft} days`;
  return [
    {
      kind: 'certificate-expires',
      protocol,
      sentence: `The certificate of the ${protocol.toUpperCase()} server expires ${when}.`,
      step: { text: 'Tell whoever runs the server to renew its certificate.', url: null },
    },
  ];
}

function slowWarning({ protocol, ms }: ProbeResult): readonly Warning[] {
  return ms > SLOW_MS
    ? [
        {
          kind: 'slow',
          protocol,
          sentence: `The ${protocol.toUpperCase()} server took ${Math.round(ms / 1000)} seconds to sign in.`,
          step: null,
        },
      ]
    : [];
}

function passwordWarning(
  { protocol }: ProbeResult,
  { provider, signInMethod, now }: DiagnoseInput,
): readonly Warning[] {
  if (provider.id !== 'microsoft365' || protocol !== 'smtp' || signInMethod !== 'password') return [];
  const sentence =
    now.getTime() < MICROSOFT365_PASSWORDS_END
      ? 'Microsoft 365 turns SMTP sign-in with a password off by default at the end of December 2026.'
      : 'Microsoft 365 has had SMTP sign-in with a password off by default since the end of December 2026, and means to end it for good.';
  return [
    {
      kind: 'password-sign-in-ends',
      protocol,
      sentence,
      step: {
        text: `Move it to ${signInWords(provider)}; until then an administrator may keep its password on (message MC786329).`,
        url: MICROSOFT365_PASSWORDS_SOURCE,
      },
    },
  ];
}

/** Only for the provider's own host names: a regional or private one may rightly differ. */
function settingsWarning({ protocol, server }: ProbeResult, provider: Provider): readonly Warning[] {
  const advised = (protocol === 'imap' ? [provider.imap] : provider.smtp).filter(
    (one) => one?.host === server.host,
  );
  const fits = advised.some((one) => one?.port === server.port && one.security === server.security);
  const [best] = advised;
  return best && !fits
    ? [
        {
          kind: 'not-as-advised',
          protocol,
          sentence: `${provider.name} advises port ${best.port} with ${best.security === 'tls' ? 'TLS' : 'STARTTLS'} for ${protocol.toUpperCase()}.`,
          step: { text: `Change the ${protocol.toUpperCase()} server in the mailbox’s settings.`, url: null },
        },
      ]
    : [];
}
