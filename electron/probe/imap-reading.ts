import type { ImapCommands } from './imap-commands.ts';
import type { FolderState, MailFolder } from './mail-folder.ts';
import { type FetchedMessage, factsOf, type MessageFacts } from './message-facts.ts';

/** What of the library's client reads folders. */
export interface ReadingClient {
  readonly isClosed: boolean;
  /** `false` where none is open. */
  readonly mailbox: unknown;
  list(): Promise<
    readonly {
      readonly path: string;
      readonly delimiter: string;
      readonly flags: ReadonlySet<string>;
      readonly specialUse?: string | undefined;
      readonly specialUseSource?: string | undefined;
    }[]
  >;
  mailboxOpen(path: string, options: { readonly readOnly: true }): Promise<OpenedFolder>;
  status(path: string, query: typeof STATE): Promise<CountedFolder | false>;
  fetch(range: string, query: typeof FACTS, options: { readonly uid: true }): AsyncIterable<FetchedMessage>;
  fetchOne(
    number: string,
    query: { readonly uid: true; readonly internalDate: true },
  ): Promise<FetchedMessage | false | undefined>;
  search(
    query: { readonly header: Record<string, string> },
    options: { readonly uid: true },
  ): Promise<unknown>;
}

/** Servers of before 2003 need not tell UIDNEXT (RFC 3501 section 6.3.1), so it may be missing. */
interface OpenedFolder {
  readonly path: string;
  readonly uidValidity?: bigint | undefined;
  readonly uidNext?: number | undefined;
  readonly exists: number;
}

interface CountedFolder {
  readonly uidValidity?: bigint | undefined;
  readonly uidNext?: number | undefined;
  readonly messages?: number | undefined;
}

const STATE = { messages: true, uidNext: true, uidValidity: true } as const;
const FACTS = { uid: true, internalDate: true, envelope: true } as const;

/** The reading methods of a session: see `ImapSession`. */
export function readFolders(client: ReadingClient, { run, refused }: Pick<ImapCommands, 'run' | 'refused'>) {
  async function folders(): Promise<readonly MailFolder[]> {
    const listed = await run(() => client.list());
    return listed.map(({ path, delimiter, flags, specialUse, specialUseSource }) => ({
      path,
      delimiter: delimiter || null,
      // The library guesses by name too; guessing is the business of whoever knows the provider.
      specialUse: specialUseSource === 'extension' ? (specialUse ?? null) : null,
      isSelectable: !flags.has('\\Noselect') && !flags.has('\\NonExistent'),
    }));
  }

  let examined: string | null = null;

  async function examine(path: string): Promise<FolderState> {
    examined = path;
    const { uidValidity, uidNext, exists } = await run(() => client.mailboxOpen(path, { readOnly: true }));
    return {
      path,
      uidValidity: Number(uidValidity ?? 0),
      uidNext: uidNext ?? ((await numbered(exists))?.uid ?? 0) + 1,
      messages: exists,
    };
  }

  async function stateOf(path: string): Promise<FolderState> {
    if (path === examined) {
      // STATUS is not meant for the open folder (RFC 3501 section 6.3.10): Dovecot answers as things were when it opened.
      return examine(path);
    }
    const status = await run(() => client.status(path, STATE));
    if (status === false) {
      throw refused();
    }
    const { uidValidity, uidNext, messages } = status;
    if (uidValidity === undefined || uidNext === undefined || messages === undefined) {
      return examine(path);
    }
    return { path, uidValidity: Number(uidValidity), uidNext, messages };
  }

  async function oldestAt(): Promise<string | null> {
    const date = (await numbered(1))?.internalDate;
    return date instanceof Date ? date.toISOString() : null;
  }

  /** Without an open folder the library reads nothing, which would look like an empty one. */
  function requireOpenFolder(): void {
    if (client.isClosed || !client.mailbox) {
      throw refused();
    }
  }

  /** The message of that sequence number; servers refuse the number of one that is not there. */
  async function numbered(number: number): Promise<FetchedMessage | null> {
    requireOpenFolder();
    return (
      (number > 0 && (await run(() => client.fetchOne(String(number), { uid: true, internalDate: true })))) ||
      null
    );
  }

  async function* messages(from: number, to: number): AsyncIterable<MessageFacts> {
    if (from > to) {
      // A range is a set: backwards it would be the same one.
      return;
    }
    requireOpenFolder();
    const fetched = client.fetch(`${from}:${to}`, FACTS, { uid: true })[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await run(() => fetched.next());
        if (next.done) {
          return;
        }
        const facts = factsOf(next.value);
        if (facts !== null && facts.uid >= from && facts.uid <= to) {
          yield facts;
        }
      }
    } finally {
      await fetched.return?.();
    }
  }

  async function findMessage(messageId: string): Promise<number | null> {
    const found = await run(() => client.search({ header: { 'message-id': messageId } }, { uid: true }));
    if (!Array.isArray(found)) {
      throw refused();
    }
    return found.length === 0 ? null : Number(found.at(-1));
  }

  return { folders, examine, stateOf, oldestAt, messages, findMessage };
}
