import type { Socket } from 'node:net';

/** Reads what a client sends, line by line, and writes answers. */
export interface ImapWire {
  /** The next line without its end; `null` once the client is gone or has sent a line that is too long. */
  readLine(): Promise<string | null>;
  /** The next bytes, for a literal (RFC 3501 section 4.3). */
  readBytes(count: number): Promise<Buffer | null>;
  write(bytes: string | Buffer): void;
  /** Sends what was written, then hangs up. */
  end(): void;
  /** Hangs up without a word. */
  cut(): void;
  /** Gives the connection up for another wire to read, and ends for its own reader; what was sent early is thrown away (CVE-2011-0411). */
  release(): Socket;
}

const LONGEST_INPUT_BYTES = 64 * 1024;

/** Takes over an accepted connection. */
export function openImapWire(socket: Socket): ImapWire {
  let buffered: Buffer = Buffer.alloc(0);
  let ended = false;
  let wake: () => void = () => undefined;
  const onData = (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk]);
    wake();
  };
  const onEnd = () => {
    ended = true;
    wake();
  };
  socket.on('data', onData);
  socket.on('close', onEnd);
  socket.on('error', () => socket.destroy());

  async function take(findEnd: () => number): Promise<Buffer | null> {
    for (;;) {
      const end = findEnd();
      if (end >= 0) {
        const taken = buffered.subarray(0, end);
        buffered = buffered.subarray(end);
        return taken;
      }
      if (ended || buffered.length > LONGEST_INPUT_BYTES) return null;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  return {
    async readLine() {
      const line = await take(() => buffered.indexOf('\n') + 1 || -1);
      return line === null ? null : line.toString().replace(/\r?\n$/, '');
    },
    readBytes: (count) => take(() => (buffered.length >= count ? count : -1)),
    write(bytes) {
      if (socket.writable) socket.write(bytes);
    },
    end: () => void socket.end(),
    cut: () => void socket.destroy(),
    release() {
      socket.off('data', onData);
      socket.off('close', onEnd);
      ended = true;
      return socket;
    },
  };
}
