import type { MailboxDetails } from '../../electron/api/contract.ts';
import { dateText } from '../words/time-words.ts';
import { serverWords } from './server-words.ts';

/** One line of how a mailbox is set up. */
export interface MailboxFact {
  readonly label: string;
  readonly value: string;
  /** What is less looked for; empty where there is nothing. */
  readonly more: string;
}

/** How a mailbox is set up, in the order to show it; what was never set is left out. */
export function mailboxFacts({
  providerName,
  imapServer,
  smtpServer,
  username,
  signInMethod,
  caFile,
  tags,
  createdAt,
}: MailboxDetails): readonly MailboxFact[] {
  const fact = (label: string, value: string, more = ''): MailboxFact => ({ label, value, more });
  return [
    fact('Provider', providerName),
    serverFact('IMAP', imapServer),
    serverFact('SMTP', smtpServer),
    fact('User name', username),
    fact('Signs in with', signInMethod === 'oauth2' ? 'the provider’s own page' : 'a password'),
    ...(caFile === null ? [] : [fact('CA file', caFile)]),
    ...(tags.length === 0 ? [] : [fact('Tags', tags.join(', '))]),
    fact('Added on', dateText(createdAt)),
  ];
}

function serverFact(label: string, url: string | null): MailboxFact {
  if (url === null) return { label, value: 'not watched', more: '' };
  const { host, way } = serverWords(url);
  return { label, value: host, more: way };
}
