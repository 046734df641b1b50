import type { FieldProblem, MailboxInput } from '../../electron/api/contract.ts';
import {
  draftOf,
  emptyDraft,
  type Protocol,
  portProblem,
  type ServerDraft,
  urlOf,
} from '../fields/server-draft.ts';
import type { Found } from './use-discovery.ts';

/** What the user changed of what was found; `null` is “as found”. */
export interface AddDraft {
  readonly username: string | null;
  readonly imap: ServerDraft | null;
  readonly smtp: ServerDraft | null;
  /** Path of a PEM file. */
  readonly ca: string;
  /** Split by “;”. */
  readonly tags: string;
}

export const UNTOUCHED: AddDraft = { username: null, imap: null, smtp: null, ca: '', tags: '' };

/** What stands in the fields of a server: what was typed, else the first that was found. */
export function serverShown(draft: AddDraft, protocol: Protocol, found: Found | null): ServerDraft {
  const [first] = found === null ? [] : candidatesOf(found, protocol);
  return draft[protocol] ?? (first === undefined ? emptyDraft(protocol) : draftOf(protocol, first.url));
}

/** What stands in the field of the user name. */
export function usernameShown(draft: AddDraft, found: Found | null, address: string): string {
  return draft.username ?? found?.candidates[0]?.username ?? address;
}

export function candidatesOf(found: Found, protocol: Protocol): Found['candidates'] {
  return found.candidates.filter((candidate) => candidate.protocol === protocol);
}

/** What to ask of the program. What was not changed is left for it to find, so that it can try more than one server. */
export function mailboxInput(address: string, draft: AddDraft): MailboxInput {
  const { username, imap, smtp, ca } = draft;
  const tags = tagsOf(draft.tags);
  const imapUrl = imap && urlOf('imap', imap);
  const smtpUrl = smtp && urlOf('smtp', smtp);
  return {
    address: address.trim(),
    ...(username !== null && username.trim() !== '' && { username: username.trim() }),
    ...(imapUrl !== null && { imap: imapUrl }),
    ...(smtpUrl !== null && { smtp: smtpUrl }),
    ...(ca.trim() !== '' && { ca: ca.trim() }),
    ...(tags.length > 0 && { tags }),
  };
}

/** What is wrong before anybody is asked. `typed` is `null` where no secret is wanted. */
export function problemsBefore(
  address: string,
  typed: { readonly secret: string; readonly name: string } | null,
  draft: AddDraft,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (address.trim() === '')
    problems.push({ field: 'address', sentence: 'Type the address of the mailbox.' });
  if (typed !== null && typed.secret.trim() === '')
    problems.push({ field: 'password', sentence: `Paste the ${typed.name} here.` });
  for (const protocol of ['imap', 'smtp'] as const) {
    const sentence = draft[protocol] && portProblem(draft[protocol]);
    if (sentence !== null) problems.push({ field: `${protocol}-port`, sentence });
  }
  return problems;
}

/** Tags as they were typed: split by “;”, none empty. */
export function tagsOf(text: string): readonly string[] {
  return text
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
