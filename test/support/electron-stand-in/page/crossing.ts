import type { CrossingHooks, createCodec } from './codec.ts';

/** What one JavaScript world of a page says to the other. */
export type CrossingMessage =
  | { readonly kind: 'expose'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'call'; readonly id: string; readonly args: unknown }
  | { readonly kind: 'settle'; readonly id: string; readonly ok: boolean; readonly value: unknown };

/** The only thing that two worlds of a page share is its document: what a page has of DOM, as far as it is used here. */
export interface SharedDocument {
  addEventListener(type: string, listener: (event: { readonly detail: unknown }) => void): void;
  dispatchEvent(event: Event): boolean;
}

/**
 * One end of the bridge between the isolated world of a preload and the world of the page. Both talk through events of
 * the shared document, whose name no page can guess, and wait for the answer: calls of exposed functions return at once.
 * Its text is put into pages: it uses nothing from outside itself.
 */
export function openCrossing(
  document: SharedDocument,
  names: { readonly own: string; readonly other: string },
  makeCodec: typeof createCodec,
  onExpose: (key: string, value: unknown) => void,
) {
  const functions = new Map<string, (...args: unknown[]) => unknown>();
  const promises = new Map<string, PromiseWithResolvers<unknown>>();
  let count = 0;
  let reply = '';

  const tell = (message: CrossingMessage): unknown => {
    document.dispatchEvent(new CustomEvent(names.other, { detail: JSON.stringify(message) }));
    const { ok, value } = JSON.parse(reply) as { ok: boolean; value: unknown };
    if (!ok) throw codec.unpack(value);
    return codec.unpack(value);
  };
  const nextId = () => {
    count += 1;
    return `${names.own}-${count}`;
  };
  const hooks: CrossingHooks = {
    keepFunction: (given) => {
      const id = nextId();
      functions.set(id, given);
      return id;
    },
    functionOf:
      (id) =>
      (...args: unknown[]) =>
        tell({ kind: 'call', id, args: codec.pack(args) }),
    keepPromise: (given) => {
      const id = nextId();
      const settled = (ok: boolean) => (value: unknown) =>
        tell({ kind: 'settle', id, ok, value: codec.pack(value) });
      given.then(settled(true), settled(false));
      return id;
    },
    promiseOf: (id) => {
      const waiting = Promise.withResolvers<unknown>();
      promises.set(id, waiting);
      return waiting.promise;
    },
  };
  const codec = makeCodec(hooks);

  const take = (message: CrossingMessage): unknown => {
    if (message.kind === 'expose') return onExpose(message.key, codec.unpack(message.value));
    if (message.kind === 'call')
      return functions.get(message.id)?.(...(codec.unpack(message.args) as unknown[]));
    const waiting = promises.get(message.id);
    promises.delete(message.id);
    return message.ok
      ? waiting?.resolve(codec.unpack(message.value))
      : waiting?.reject(codec.unpack(message.value));
  };
  const answer = (message: CrossingMessage): string => {
    try {
      return JSON.stringify({ ok: true, value: codec.pack(take(message)) });
    } catch (error) {
      return JSON.stringify({ ok: false, value: codec.pack(error) });
    }
  };
  document.addEventListener(names.own, ({ detail }) => {
    const answered = answer(JSON.parse(String(detail)) as CrossingMessage);
    document.dispatchEvent(new CustomEvent(`${names.other}-reply`, { detail: answered }));
  });
  document.addEventListener(`${names.own}-reply`, ({ detail }) => {
    reply = String(detail);
  });
  return { expose: (key: string, value: unknown) => tell({ kind: 'expose', key, value: codec.pack(value) }) };
}
