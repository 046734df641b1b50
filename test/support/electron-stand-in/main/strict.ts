import { EventEmitter } from 'node:events';

/** A part of Electron that the stand-in lacks is an error with its name, never `undefined`. */
export function strict<T extends object>(name: string, parts: T): T {
  return new Proxy(parts, { get: (target, key, receiver) => read(name, target, key, receiver) });
}

/** A base class whose heirs throw where a member is asked for that they lack. */
export function strictEmitter(name: string): typeof EventEmitter {
  const Base = class extends EventEmitter {};
  const rest = new Proxy(EventEmitter.prototype, {
    get: (target, key, receiver) => read(name, target, key, receiver),
  });
  Object.setPrototypeOf(Base.prototype, rest);
  return Base as typeof EventEmitter;
}

/** Asked of any object: by `await`, by `JSON.stringify`, and by CommonJS loaders. */
const ASKED_OF_ANYTHING = ['then', 'toJSON', '__esModule', 'default'];

function read(name: string, target: object, key: string | symbol, receiver: unknown): unknown {
  if (typeof key === 'string' && !(key in target) && !ASKED_OF_ANYTHING.includes(key)) {
    throw new Error(`The Electron stand-in has no ${name}.${key}.`);
  }
  return Reflect.get(target, key, receiver);
}
