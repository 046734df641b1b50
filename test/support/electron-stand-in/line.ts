/** Either end of a Node IPC channel. */
export interface Port {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

type Methods = { [name: string]: (...args: never[]) => Promise<unknown> };
type LineMessage =
  | { readonly kind: 'ask'; readonly id: number; readonly method: string; readonly args: unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown };

/** A line on which both ends ask each other. */
export interface Line<Other> {
  /** Rejects with the other end's words, and once the line is cut. */
  readonly ask: <Name extends keyof Other & string>(
    method: Name,
    ...args: Other[Name] extends (...given: infer Given) => unknown ? Given : never
  ) => Other[Name] extends (...given: never[]) => infer Answer ? Answer : never;
  /** Nothing more comes: what is awaited rejects. */
  readonly cut: (reason: string) => void;
}

/** Opens one end; `own` answers what the other end asks. */
export function openLine<Own, Other>(port: Port, own: Own): Line<Other> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let count = 0;
  let isCut: string | null = null;

  const answer = async (id: number, method: string, args: unknown[]) => {
    const reply = (ok: boolean) => (value: unknown) => {
      if (isCut === null) port.send({ kind: 'answer', id, ok, value } satisfies LineMessage);
    };
    const work = async () => (own as unknown as Methods)[method]?.(...(args as never[]));
    await work().then(reply(true), (error: Error) => reply(false)(error.message));
  };
  port.onMessage((message) => {
    const told = message as LineMessage;
    if (told.kind === 'ask') return void answer(told.id, told.method, told.args);
    const asked = waiting.get(told.id);
    waiting.delete(told.id);
    if (told.ok) asked?.resolve(told.value);
    else asked?.reject(new Error(String(told.value)));
  });
  const ask = (method: string, ...args: unknown[]) => {
    if (isCut !== null) return Promise.reject(new Error(isCut));
    count += 1;
    const asked = Promise.withResolvers<unknown>();
    waiting.set(count, asked);
    port.send({ kind: 'ask', id: count, method, args } satisfies LineMessage);
    return asked.promise;
  };
  return {
    ask: ask as unknown as Line<Other>['ask'],
    cut: (reason) => {
      isCut = reason;
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
    },
  };
}
