import type { StoredMessage } from '../stored-mailbox.ts';

/** A message with its sequence number. */
export interface NumberedMessage {
  readonly number: number;
  readonly message: StoredMessage;
}

/**
 * The messages of a set such as `1:5,9,12:*` (RFC 3501 section 9). `*` is the last message, so `7:*` includes it even
 * where its UID is below 7: a trap that clients must know.
 */
export function messagesOfSet(
  messages: readonly StoredMessage[],
  set: string,
  by: 'uid' | 'number',
): readonly NumberedMessage[] {
  const numbered = messages.map((message, index) => ({ number: index + 1, message }));
  const key = ({ number, message }: NumberedMessage) => (by === 'uid' ? message.uid : number);
  const last = numbered.length === 0 ? 0 : Math.max(...numbered.map(key));
  const bound = (text: string | undefined) => (text === '*' ? last : Number(text));
  const ranges = set.split(',').map((part) => {
    const [from, to = from] = part.split(':');
    const [a, b] = [bound(from), bound(to)];
    return { low: Math.min(a, b), high: Math.max(a, b) };
  });
  return numbered.filter((entry) => ranges.some(({ low, high }) => key(entry) >= low && key(entry) <= high));
}
