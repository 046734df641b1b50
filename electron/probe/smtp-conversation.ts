import { setImmediate as nextTurn } from 'node:timers/promises';

/** What of the library's connection speaks. */
export interface SmtpClient<Auth, Envelope, Sent> {
  on(event: 'error', listener: (error: Error) => void): unknown;
  once(event: 'end', listener: () => void): unknown;
  connect(done: (error?: Error | null) => void): void;
  login(auth: Auth, done: (error: Error | null) => void): void;
  send(envelope: Envelope, message: Buffer, done: (error: Error | null, sent?: Sent) => void): void;
  quit(): void;
}

/** The library's callbacks as promises, each of which also ends when the connection breaks or the limit is reached. */
export function converse<Auth, Envelope, Sent>(
  connection: SmtpClient<Auth, Envelope, Sent>,
  signal: AbortSignal,
) {
  const { promise: broken, reject } = Promise.withResolvers<never>();
  // Listened to by every step; between two steps nobody awaits it.
  broken.catch(() => undefined);
  connection.on('error', reject);
  connection.once('end', () =>
    reject(Object.assign(new Error('Connection closed'), { code: 'ECONNECTION' })),
  );
  signal.addEventListener('abort', () => reject(new Error('The attempt was ended')), { once: true });
  if (signal.aborted) {
    reject(new Error('The attempt was ended'));
  }
  const whileOpen = <T>(step: Promise<T>): Promise<T> => Promise.race([step, broken]);
  // After a 421 the library closes first and tells the reply right after.
  const toldNothing = broken.catch((error: unknown) => nextTurn().then(() => Promise.reject(error)));
  toldNothing.catch(() => undefined);
  const untilTold = <T>(step: Promise<T>): Promise<T> => Promise.race([step, toldNothing]);
  const step = (start: (done: (error?: Error | null) => void) => void) =>
    untilTold(new Promise<void>((resolve, fail) => start((error) => (error ? fail(error) : resolve()))));
  return {
    whileOpen,
    greet: () => step((done) => connection.connect(done)),
    signIn: (auth: Auth) => step((done) => connection.login(auth, done)),
    send: (envelope: Envelope, message: Buffer) => {
      const sending = new Promise<Sent | undefined>((resolve, fail) =>
        connection.send(envelope, message, (error, sent) => (error ? fail(error) : resolve(sent))),
      );
      return untilTold(sending);
    },
    quit: () => {
      const ended = new Promise<void>((resolve) => connection.once('end', () => resolve()));
      connection.quit();
      return Promise.race([ended, broken.catch(() => undefined)]);
    },
  };
}
