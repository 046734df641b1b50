/**
 * As much of D-Bus as it takes to own a name, to answer with a boolean, and to hand over a secret
 * (https://dbus.freedesktop.org/doc/dbus-specification.html, “Message Protocol”). Little-endian throughout.
 */

/** A message as it came. */
export interface Incoming {
  readonly kind: 'call' | 'return' | 'error' | 'other';
  readonly serial: number;
  readonly member: string;
  readonly sender: string;
  /** Serial of the call that it answers; 0 where it answers none. */
  readonly replyTo: number;
  /** Not taken apart. */
  readonly body: Buffer;
}

/** Whose method is called. */
export interface Target {
  readonly to: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
}

/** An argument: string, object path, number, string in a variant, or a secret as the Secret Service takes it. */
export type Argument =
  | readonly [signature: 's' | 'o' | 'v', value: string]
  | readonly [signature: 'u', value: number]
  | readonly [signature: '(oayays)', session: string, secret: string];

const TYPE = { call: 1, return: 2, error: 3 } as const;
const FIELD = {
  path: 1,
  interface: 2,
  member: 3,
  replyTo: 5,
  destination: 6,
  sender: 7,
  signature: 8,
} as const;
const KINDS: readonly Incoming['kind'][] = ['other', 'call', 'return', 'error'];
type FieldValue = readonly [code: number, signature: 's' | 'o' | 'g' | 'u', value: string | number];

export function callMethod(serial: number, target: Target, args: readonly Argument[]): Buffer {
  const body = new Writer();
  for (const arg of args) body.argument(arg);
  const signature = args.map(([type]) => type).join('');
  return message(TYPE.call, serial, body.bytes(), [
    [FIELD.path, 'o', target.path],
    [FIELD.interface, 's', target.interface],
    [FIELD.member, 's', target.member],
    [FIELD.destination, 's', target.to],
    ...(signature === '' ? [] : [[FIELD.signature, 'g', signature] as const]),
  ]);
}

/** An answer that holds a boolean as a variant, or nothing. */
export function reply(serial: number, replyTo: number, to: string, answer: boolean | null): Buffer {
  const body = new Writer();
  if (answer !== null) body.signature('b').value('u', Number(answer));
  return message(TYPE.return, serial, body.bytes(), [
    [FIELD.replyTo, 'u', replyTo],
    [FIELD.destination, 's', to],
    ...(answer === null ? [] : [[FIELD.signature, 'g', 'v'] as const]),
  ]);
}

/** Those that are complete, and what has come of the next. */
export function readMessages(bytes: Buffer): {
  readonly messages: readonly Incoming[];
  readonly rest: Buffer;
} {
  const messages: Incoming[] = [];
  let rest = bytes;
  while (rest.length >= 16) {
    const fieldsEnd = 16 + rest.readUInt32LE(12);
    const end = aligned(fieldsEnd, 8) + rest.readUInt32LE(4);
    if (rest.length < end) break;
    const body = rest.subarray(aligned(fieldsEnd, 8), end);
    messages.push(readMessage(rest.subarray(0, fieldsEnd), body));
    rest = rest.subarray(end);
  }
  return { messages, rest };
}

function readMessage(bytes: Buffer, body: Buffer): Incoming {
  const fields = new Map<number, string | number>();
  let at = 16;
  while (at < bytes.length) {
    const code = bytes[at] ?? 0;
    const signature = String.fromCharCode(bytes[at + 2] ?? 0);
    at += 4;
    if (signature === 'u') {
      fields.set(code, bytes.readUInt32LE(at));
      at = aligned(at + 4, 8);
      continue;
    }
    const isShort = signature === 'g';
    const length = isShort ? (bytes[at] ?? 0) : bytes.readUInt32LE(at);
    const from = at + (isShort ? 1 : 4);
    fields.set(code, bytes.toString('utf8', from, from + length));
    at = aligned(from + length + 1, 8);
  }
  return {
    kind: KINDS[bytes[1] ?? 0] ?? 'other',
    serial: bytes.readUInt32LE(8),
    member: String(fields.get(FIELD.member) ?? ''),
    sender: String(fields.get(FIELD.sender) ?? ''),
    replyTo: Number(fields.get(FIELD.replyTo) ?? 0),
    body,
  };
}

const aligned = (at: number, to: number): number => Math.ceil(at / to) * to;

function message(type: number, serial: number, body: Buffer, fields: readonly FieldValue[]): Buffer {
  const head = new Writer();
  head.byte('l'.charCodeAt(0), type, 0, 1);
  head.value('u', body.length).value('u', serial).value('u', 0);
  for (const [code, signature, value] of fields) {
    head.align(8).byte(code);
    head.signature(signature).value(signature, value);
  }
  const bytes = head.bytes();
  bytes.writeUInt32LE(bytes.length - 16, 12);
  return Buffer.concat([bytes, Buffer.alloc(aligned(bytes.length, 8) - bytes.length), body]);
}

class Writer {
  readonly #bytes: number[] = [];

  byte(...bytes: readonly number[]): this {
    this.#bytes.push(...bytes);
    return this;
  }
  align(to: number): this {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
    return this;
  }
  signature(text: string): this {
    return this.byte(text.length, ...Buffer.from(text), 0);
  }
  value(signature: 's' | 'o' | 'g' | 'u', value: string | number): this {
    if (signature === 'g') return this.signature(String(value));
    const text = Buffer.from(String(value));
    const number = Buffer.alloc(4);
    number.writeUInt32LE(signature === 'u' ? Number(value) : text.length);
    this.align(4).byte(...number);
    return signature === 'u' ? this : this.byte(...text, 0);
  }
  argument(arg: Argument): this {
    const [signature, value] = arg;
    if (signature === 'v') return this.signature('s').value('s', value);
    if (signature !== '(oayays)') return this.value(signature, value);
    const secret = Buffer.from(arg[2]);
    this.align(8)
      .value('o', value)
      .value('u', 0)
      .value('u', secret.length)
      .byte(...secret);
    return this.value('s', 'text/plain');
  }
  bytes(): Buffer {
    return Buffer.from(this.#bytes);
  }
}
