import { once } from 'node:events';
import { connect } from 'node:net';
import { type Argument, callMethod, type Incoming, readMessages, reply, type Target } from './dbus-wire.ts';

/** A connection to a session bus. */
export interface BusClient {
  /** Resolves with the body of the answer; rejects with the error's words. */
  readonly call: (target: Target, args: readonly Argument[]) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

const BUS = 'org.freedesktop.DBus';

/** Of the bus itself. */
export const busMethod = (member: string): Target => ({
  to: BUS,
  path: '/org/freedesktop/DBus',
  interface: BUS,
  member,
});

/** Connects to the bus at `address`; `answer` gives what a call of its own methods returns. */
export async function connectBus(
  address: string,
  answer: (member: string) => boolean | null = () => null,
): Promise<BusClient> {
  const socket = connect(address.replace(/^unix:path=/, ''));
  await once(socket, 'connect');
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  await once(socket, 'data');
  socket.write('BEGIN\r\n');

  const waiting = new Map<number, PromiseWithResolvers<Buffer>>();
  let serial = 0;
  let rest: Buffer = Buffer.alloc(0);
  const take = ({ kind, member, sender, serial: asked, replyTo, body }: Incoming) => {
    if (kind === 'return') waiting.get(replyTo)?.resolve(body);
    if (kind === 'error') waiting.get(replyTo)?.reject(new Error(body.toString('utf8')));
    if (kind !== 'call') return;
    serial += 1;
    socket.write(reply(serial, asked, sender, answer(member)));
  };
  socket.on('data', (chunk: Buffer) => {
    const read = readMessages(Buffer.concat([rest, chunk]));
    rest = read.rest;
    for (const message of read.messages) take(message);
  });
  const call = (target: Target, args: readonly Argument[]) => {
    serial += 1;
    const answered = Promise.withResolvers<Buffer>();
    waiting.set(serial, answered);
    socket.write(callMethod(serial, target, args));
    return answered.promise;
  };
  await call(busMethod('Hello'), []);
  return {
    call,
    close: async () => {
      socket.end();
      await once(socket, 'close');
    },
  };
}
