import { formatServerUrl } from '../mailbox/server-address.ts';
import type { Confidence, Provider } from '../provider/provider.ts';
import type { ProviderDetails } from './contract.ts';

/** A preset as label and value, each with how sure it is. What is not known is left out. */
export function providerFacts(provider: Provider): ProviderDetails['facts'] {
  return ROWS.flatMap(([label, fact, describe]) => {
    const value = describe(provider);
    const confidence: Confidence = provider.factConfidence[fact] ?? provider.confidence;
    return value === null || value === '' ? [] : [{ label, value, confidence }];
  });
}

type FactRow = readonly [
  label: string,
  fact: keyof Provider,
  describe: (provider: Provider) => string | null,
];

const ROWS: readonly FactRow[] = [
  ['Domains', 'domains', ({ domains }) => shortened(domains, 8)],
  ['IMAP', 'imap', ({ imap }) => imap && formatServerUrl('imap', imap)],
  ['SMTP', 'smtp', ({ smtp }) => smtp.map((server) => formatServerUrl('smtp', server)).join(', then ')],
  ['User name', 'usernameNote', ({ usernameNote }) => usernameNote ?? 'the address'],
  ['Password', 'secretName', ({ secretName }) => secretName],
  ['Refused on', 'passwordRefusedOn', ({ passwordRefusedOn }) => refusal(passwordRefusedOn)],
  ['Made at', 'secretUrl', ({ secretUrl }) => secretUrl],
  ['Stops working', 'secretDiesWhen', ({ secretDiesWhen }) => secretDiesWhen],
  ['IMAP switch', 'imapSwitch', ({ imapSwitch }) => imapSwitch?.path ?? null],
  [
    'Send limit',
    'sendCap',
    ({ sendCap }) => sendCap && `${sendCap.value} ${sendCap.unit} a day, ${sendCap.basis}`,
  ],
  ['Limit source', 'sendCap', ({ sendCap }) => sendCap?.source ?? null],
  ['Messages a minute', 'messagesPerMinute', ({ messagesPerMinute }) => text(messagesPerMinute)],
  ['Recipients a message', 'recipientsPerMessage', ({ recipientsPerMessage }) => text(recipientsPerMessage)],
  [
    'Message size',
    'messageSizeMb',
    ({ messageSizeMb }) => (messageSizeMb === null ? null : `${messageSizeMb} MB`),
  ],
  ['Connections', 'connections', ({ connections }) => connectionLimits(connections)],
];

function text(value: number | null): string | null {
  return value === null ? null : String(value);
}

function shortened(items: readonly string[], most: number): string {
  const rest = items.length - most;
  return items.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function refusal(protocols: readonly string[]): string | null {
  return protocols.length === 0
    ? null
    : `${protocols.map((protocol) => protocol.toUpperCase()).join(' and ')}: every password, by policy`;
}

function connectionLimits({ imap, smtp }: Provider['connections']): string | null {
  const limits = [imap && `IMAP ${imap}`, smtp && `SMTP ${smtp}`].filter(
    (limit) => limit !== null && limit !== 0,
  );
  return limits.length === 0 ? null : `${limits.join(', ')} at once`;
}
