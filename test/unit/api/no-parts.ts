import type { ApiParts } from '../../../electron/api/api-parts.ts';

/** Enough to build an api whose methods are never called. */
export const apiParts: ApiParts = new Proxy({} as ApiParts, { get: () => () => undefined });
