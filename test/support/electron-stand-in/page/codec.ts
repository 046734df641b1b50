/** What a value becomes on its way: plain JSON, in which every array is tagged by its first item. */
export type Packed = string | number | boolean | null | readonly [tag: string, ...rest: readonly unknown[]];

/** How functions and promises cross; without hooks they cannot be cloned, as between processes. */
export interface CrossingHooks {
  readonly keepFunction: (given: (...args: unknown[]) => unknown) => string;
  readonly keepPromise: (given: PromiseLike<unknown>) => string;
  readonly functionOf: (id: string) => unknown;
  readonly promiseOf: (id: string) => unknown;
}

/**
 * Packs values for the ways between processes and worlds. Its text is put into pages too: it uses nothing from outside
 * itself. With hooks it copies as `contextBridge` does (objects lose their prototype, symbols are left out, errors keep
 * their message, what arrives is frozen); without, what `structuredClone` refuses is refused.
 */
export function createCodec(hooks: CrossingHooks | null) {
  const UNCLONEABLE = 'An object could not be cloned.';
  const VIEWS = { Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Float64Array };

  const pack = (value: unknown): Packed => {
    if (hooks !== null) return packPart(value, []);
    try {
      return packPart(structuredClone(value), []);
    } catch {
      throw new Error(UNCLONEABLE);
    }
  };
  const packPart = (value: unknown, path: readonly unknown[]): Packed => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : ['number', String(value)];
    if (value === undefined || typeof value === 'symbol') return ['undefined'];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value === 'function') {
      if (hooks === null) throw new Error(UNCLONEABLE);
      return ['function', hooks.keepFunction(value as (...args: unknown[]) => unknown)];
    }
    if (path.includes(value)) throw new Error('The stand-in carries no object that holds itself.');
    return packObject(value as object, [...path, value]);
  };
  const packObject = (value: object, path: readonly unknown[]): Packed => {
    const part = (inner: unknown) => packPart(inner, path);
    if (hooks !== null && value instanceof Promise) return ['promise', hooks.keepPromise(value)];
    if (Array.isArray(value)) return ['array', ...value.map(part)];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Map) return ['map', ...[...value].map(([key, inner]) => [part(key), part(inner)])];
    if (value instanceof Set) return ['set', ...[...value].map(part)];
    if (value instanceof Error) return ['error', hooks === null ? value.name : 'Error', value.message];
    if (value instanceof ArrayBuffer) return ['buffer', ...new Uint8Array(value)];
    if (ArrayBuffer.isView(value)) return ['view', value.constructor.name, ...(value as Uint8Array)];
    const entries = Object.entries(value).filter(([, inner]) => typeof inner !== 'symbol');
    return ['object', ...entries.map(([key, inner]) => [key, part(inner)])];
  };

  const settle = <T extends object>(value: T): T => (hooks === null ? value : Object.freeze(value));
  const unpack = (packed: unknown): unknown => {
    if (!Array.isArray(packed)) return packed;
    const [tag, ...rest] = packed as [string, ...unknown[]];
    const [first, second] = rest;
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(String(first));
      case 'date':
        return new Date(Number(first));
      case 'function':
        return hooks?.functionOf(String(first));
      case 'promise':
        return hooks?.promiseOf(String(first));
      case 'array':
        return settle(rest.map(unpack));
      case 'map':
        return new Map((rest as [unknown, unknown][]).map(([key, value]) => [unpack(key), unpack(value)]));
      case 'set':
        return new Set(rest.map(unpack));
      case 'error':
        return Object.assign(new Error(String(second)), { name: String(first) });
      case 'buffer':
        return new Uint8Array(rest as number[]).buffer;
      case 'view':
        return new VIEWS[first as keyof typeof VIEWS](rest.slice(1) as number[]);
      case 'object':
        return settle(
          Object.fromEntries((rest as [string, unknown][]).map(([key, value]) => [key, unpack(value)])),
        );
      default:
        throw new Error(`The stand-in cannot unpack “${tag}”.`);
    }
  };
  return { pack, unpack };
}
