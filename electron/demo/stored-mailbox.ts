/** A folder that every account of the provider has. */
export interface FolderPlan {
  /** As on the wire, see `Folder`. */
  readonly name: string;
  readonly specialUse: string | null;
}

/** A message as far as a monitor looks at one: no body is kept. */
export interface StoredMessage {
  readonly uid: number;
  readonly internalDate: Date;
  /** As its header has it. */
  readonly date: Date;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly subject: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  /** The whole header block, lines ended by CRLF. */
  readonly header: string;
}

/** What a new message needs; the rest has defaults. */
export interface NewMessage {
  /** Defaults to now. */
  readonly internalDate?: Date;
  /** Defaults to `internalDate`. */
  readonly date?: Date;
  readonly messageId: string;
  readonly subject?: string;
  readonly from?: string;
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  /** Further header fields by name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A folder and who watches it. Change it through the functions of this file alone, so that watchers hear of it. */
export interface Folder {
  /** As it stands on the wire: modified UTF-7 (RFC 3501 section 5.1.3). */
  readonly name: string;
  /** RFC 6154 attribute such as `\Sent`, told to clients only where the provider does so. */
  readonly specialUse: string | null;
  uidValidity: number;
  uidNext: number;
  messages: readonly StoredMessage[];
  readonly watchers: Set<() => void>;
}

/** Files a message under the next UID and tells those who watch the folder. */
export function fileMessage(folder: Folder, message: NewMessage): StoredMessage {
  const internalDate = message.internalDate ?? new Date();
  const { date = internalDate, messageId, to, cc = [], bcc = [], subject = '', from = '' } = message;
  const fields: Record<string, string> = { From: from, To: to.join(', '), Cc: cc.join(', ') };
  Object.assign(fields, { Bcc: bcc.join(', '), Subject: subject, Date: date.toUTCString() });
  Object.assign(fields, { 'Message-ID': messageId }, message.headers);
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  const header = `${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const stored = { uid: folder.uidNext, internalDate, date, messageId, subject, from, to, cc, bcc, header };
  folder.uidNext += 1;
  folder.messages = [...folder.messages, stored];
  for (const changed of folder.watchers) changed();
  return stored;
}

/** Removes a message, as a user does who tidies up. */
export function removeMessage(folder: Folder, uid: number): void {
  folder.messages = folder.messages.filter((message) => message.uid !== uid);
  for (const changed of folder.watchers) changed();
}

/** Gives every message a new identity, as a server does that rebuilt the folder (RFC 3501 section 2.3.1.1). */
export function renumberFolder(folder: Folder): void {
  folder.uidValidity += 1;
  folder.messages = folder.messages.map((message, index) => ({ ...message, uid: index + 1 }));
  folder.uidNext = folder.messages.length + 1;
}

/** Calls back after every change until the returned function is called. */
export function watchFolder(folder: Folder, changed: () => void): () => void {
  folder.watchers.add(changed);
  return () => folder.watchers.delete(changed);
}
