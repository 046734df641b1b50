import type { Send } from '../../electron/sending/send.ts';
import type { SendLedger } from '../../electron/sending/send-ledger.ts';
import type { SentCursor } from '../../electron/sending/sent-cursor.ts';

/** What the reader of a Sent folder needs of a ledger, kept in memory for one mailbox. */
export interface SendMemory extends Pick<SendLedger, 'cursor' | 'record'> {
  readonly sends: Map<string, Send>;
  /** Every call of `record`. */
  readonly records: { readonly sends: number; readonly cursor: SentCursor }[];
  /** Called before each recording: to let time pass, or to break it. */
  beforeRecord: () => void;
}

/** An empty one; of several sends with the same identity it keeps the first. */
export function createSendMemory(): SendMemory {
  let cursor: SentCursor | null = null;
  const memory: SendMemory = {
    sends: new Map(),
    records: [],
    beforeRecord: () => undefined,
    cursor: () => cursor,
    record(_, sends, next) {
      memory.beforeRecord();
      const before = memory.sends.size;
      for (const send of sends) {
        if (!memory.sends.has(send.identity)) memory.sends.set(send.identity, send);
      }
      cursor = next;
      memory.records.push({ sends: sends.length, cursor: next });
      return memory.sends.size - before;
    },
  };
  return memory;
}
