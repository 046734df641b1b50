import type { CustomScheme, Protocol } from 'electron';
import type { PageRequest, PageResponse } from '../wire.ts';
import { readiness } from './readiness.ts';
import { strict } from './strict.ts';

const privileged = new Map<string, CustomScheme>();
const handlers = new Map<string, Parameters<Protocol['handle']>[1]>();

type Methods = Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>;

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    if (readiness.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (privileged.size > 0) throw new Error('protocol.registerSchemesAsPrivileged should be called once.');
    for (const scheme of schemes) privileged.set(scheme.scheme, scheme);
  },
  handle: (scheme, handler) => {
    readiness.require('protocol.handle');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => void handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Methods);

export const claimedSchemes = (): readonly string[] => [...privileged.keys()];

/** A page of a scheme that is not standard and secure has no origin of its own: the stand-in shows none. */
export async function answerRequest({ url, method, headers }: PageRequest): Promise<PageResponse | null> {
  const scheme = new URL(url).protocol.slice(0, -1);
  const handler = handlers.get(scheme);
  const { standard, secure } = privileged.get(scheme)?.privileges ?? {};
  if (handler === undefined || standard !== true || secure !== true) return null;
  const response = await handler(new Request(url, { method, headers }) as never);
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}
