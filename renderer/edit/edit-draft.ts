import type { EditRequest, MailboxDetails } from '../../electron/api/contract.ts';
import { tagsOf } from '../add/add-draft.ts';
import { draftOf, portProblem, type ServerDraft, urlOf } from '../fields/server-draft.ts';

/** A mailbox as it stands in the fields of the form. */
export interface EditDraft {
  readonly username: string;
  readonly imap: ServerDraft;
  readonly smtp: ServerDraft;
  /** Path of a PEM file; empty for none. */
  readonly ca: string;
  /** Split by “;”. */
  readonly tags: string;
}

export function editDraft(mailbox: MailboxDetails): EditDraft {
  return {
    username: mailbox.username,
    imap: draftOf('imap', mailbox.imapServer),
    smtp: draftOf('smtp', mailbox.smtpServer),
    ca: mailbox.caFile ?? '',
    tags: mailbox.tags.join('; '),
  };
}

/** What to ask of the program: only what differs; `null` where nothing does. */
export function editRequest(mailbox: MailboxDetails, draft: EditDraft): EditRequest | null {
  const imap = changedServer('imap', mailbox.imapServer, draft.imap);
  const smtp = changedServer('smtp', mailbox.smtpServer, draft.smtp);
  const username = draft.username.trim();
  const ca = draft.ca.trim();
  const tags = tagsOf(draft.tags);
  const changes = {
    ...(username !== mailbox.username && { username }),
    ...(imap !== null && { imap }),
    ...(smtp !== null && { smtp }),
    ...(ca !== (mailbox.caFile ?? '') && { ca }),
    ...(tags.join(';') !== mailbox.tags.join(';') && { tags }),
  };
  return Object.keys(changes).length === 0 ? null : { address: mailbox.address, ...changes };
}

/** Whether servers are asked before anything is changed. */
export function asksServers({ username, imap, smtp, ca }: EditRequest): boolean {
  return [username, imap, smtp, ca].some((change) => change !== undefined);
}

/** What is wrong before anybody is asked, by field. */
export function serverProblem(draft: ServerDraft, name: string): string | null {
  if (draft.isOn && draft.host.trim() === '') return `Name the ${name} server, or switch ${name} off.`;
  return portProblem(draft);
}

function changedServer(protocol: 'imap' | 'smtp', before: string | null, draft: ServerDraft): string | null {
  const url = urlOf(protocol, draft);
  return url === (before ?? 'off') ? null : url;
}
