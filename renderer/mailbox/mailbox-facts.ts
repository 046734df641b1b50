import type { MailboxDetails, ProviderDetails } from '../../electron/api/contract.ts';
import { hashOf } from '../shell/place.ts';
import { signInAgainWords, signInWords } from '../sign-in/offer-words.ts';
import { dateText } from '../words/time-words.ts';
import { serverWords } from './server-words.ts';

/** One line of how a mailbox is set up. */
export interface MailboxFact {
  readonly label: string;
  readonly value: string;
  /** What is less looked for; empty where there is nothing. */
  readonly more: string;
  /** Where that can be changed at once. */
  readonly links?: readonly FactLink[];
}

interface FactLink {
  readonly words: string;
  readonly href: string;
}

/**
 * How a mailbox is set up, in the order to show it; what was never set is left out. `provider` is `null` until it is known.
 */
export function mailboxFacts(
  details: MailboxDetails,
  provider: ProviderDetails | null,
): readonly MailboxFact[] {
  const { providerName, imapServer, smtpServer, username, caFile, tags, createdAt } = details;
  const fact = (label: string, value: string, more = ''): MailboxFact => ({ label, value, more });
  return [
    fact('Provider', providerName),
    serverFact('IMAP', imapServer),
    serverFact('SMTP', smtpServer),
    fact('User name', username),
    { label: 'Signs in with', more: '', ...signInFact(details, provider) },
    ...(caFile === null ? [] : [fact('CA file', caFile)]),
    ...(tags.length === 0 ? [] : [fact('Tags', tags.join(', '))]),
    fact('Added on', dateText(createdAt)),
  ];
}

function signInFact(
  { address, signInMethod }: MailboxDetails,
  provider: ProviderDetails | null,
): Required<Pick<MailboxFact, 'value' | 'links'>> {
  const offer = provider?.signIn ?? null;
  const name = provider?.secretName ?? 'password';
  const linkTo = (way: 'sign-in' | 'secret', words: string): FactLink => ({
    words,
    href: hashOf({ name: 'rebind', address, way }),
  });
  if (signInMethod === 'password') {
    const value = `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
    return { value, links: offer === null ? [] : [linkTo('sign-in', `${signInWords(offer)} instead`)] };
  }
  return {
    value: offer === null ? 'the provider’s own page' : offer.name,
    links: [linkTo('sign-in', signInAgainWords(offer)), linkTo('secret', 'Use a password instead')],
  };
}

function serverFact(label: string, url: string | null): MailboxFact {
  if (url === null) return { label, value: 'not watched', more: '' };
  const { host, way } = serverWords(url);
  return { label, value: host, more: way };
}
