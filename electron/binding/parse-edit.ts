import { isDeepStrictEqual } from 'node:util';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { type FieldProblem, parseMailbox } from '../mailbox/parse-mailbox.ts';
import { formatServerUrl, type Protocol } from '../mailbox/server-address.ts';

/** What is to be changed, as typed; what is absent stays. */
export interface MailboxEdit {
  /** Empty: the address. */
  readonly username?: string;
  /** A server URL, or `off`. */
  readonly imap?: string;
  /** A server URL, or `off`. */
  readonly smtp?: string;
  /** Empty: none. */
  readonly ca?: string;
  readonly tags?: readonly string[];
}

/** What decides where a mailbox signs in, and as whom. */
export type Reach = Pick<Mailbox, 'username' | 'imap' | 'smtp' | 'caFile'>;

export type ParsedEdit =
  | {
      readonly ok: true;
      readonly tags: readonly string[];
      /** `null` where nothing of it is another than before: no server need be tried. */
      readonly reach: Reach | null;
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Reads an edit of a mailbox by the same rules as a mailbox that is added. */
export function parseEdit(
  mailbox: Mailbox,
  { username = mailbox.username, imap, smtp, ca = mailbox.caFile ?? '', tags = mailbox.tags }: MailboxEdit,
  resolvePath: (path: string) => string,
): ParsedEdit {
  const unnamed = (['imap', 'smtp'] as const).filter((protocol) => ({ imap, smtp })[protocol]?.trim() === '');
  if (unnamed.length > 0) return { ok: false, problems: unnamed.map(nameIt) };
  const parsed = parseMailbox(
    {
      address: mailbox.address,
      username,
      imap: imap ?? written('imap', mailbox),
      smtp: smtp ?? written('smtp', mailbox),
      ca,
      tags,
    },
    { providerIds: [], resolvePath },
  );
  if (!parsed.ok) return parsed;
  const { request } = parsed;
  const reach: Reach = {
    username: request.username ?? mailbox.address,
    imap: request.imap === 'discover' ? mailbox.imap : request.imap,
    smtp: request.smtp === 'discover' ? mailbox.smtp : request.smtp,
    caFile: request.caFile,
  };
  const { username: name, imap: imapNow, smtp: smtpNow, caFile } = mailbox;
  const before: Reach = { username: name, imap: imapNow, smtp: smtpNow, caFile };
  return { ok: true, tags: request.tags, reach: isDeepStrictEqual(reach, before) ? null : reach };
}

function written(protocol: Protocol, mailbox: Mailbox): string {
  const server = mailbox[protocol];
  return server === null ? 'off' : formatServerUrl(protocol, server);
}

function nameIt(protocol: Protocol): FieldProblem {
  const name = protocol.toUpperCase();
  return {
    field: protocol,
    sentence: `The ${name} server is missing. Name it, for example ${protocol}s://${protocol}.example.com, or write “off” to leave ${name} out.`,
  };
}
