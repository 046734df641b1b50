/**
 * The dependency injector inside @peculiar/x509 (tsyringe) refuses to load unless `Reflect` can keep metadata, and no
 * package that adds it comes along. These are the four functions that it calls, as the decorator-metadata proposal
 * words them: https://rbuckton.github.io/reflect-metadata/. Import this file before that library.
 */
const metadataOf = new WeakMap<object, Map<unknown, unknown>>();

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const entries = metadataOf.get(target) ?? new Map<unknown, unknown>();
  metadataOf.set(target, entries.set(key, value));
}

function getOwnMetadata(key: unknown, target: object): unknown {
  return metadataOf.get(target)?.get(key);
}

function getMetadata(key: unknown, target: object): unknown {
  for (let holder: object | null = target; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const entries = metadataOf.get(holder);
    if (entries?.has(key)) return entries.get(key);
  }
  return undefined;
}

function metadata(key: unknown, value: unknown): (target: object) => void {
  return (target) => defineMetadata(key, value, target);
}

if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, { defineMetadata, getMetadata, getOwnMetadata, metadata });
}
