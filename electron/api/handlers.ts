import type { ApiParts } from './api-parts.ts';
import { bindingHandlers } from './binding-handlers.ts';
import { checkHandlers } from './check-handlers.ts';
import type { Api } from './contract.ts';
import { importHandlers } from './import-handlers.ts';
import { mailboxHandlers } from './mailbox-handlers.ts';
import { providerHandlers } from './provider-handlers.ts';

/** Everything a front end may ask, over one set of parts. */
export function createApi(parts: ApiParts): Api {
  return {
    ...mailboxHandlers(parts),
    ...bindingHandlers(parts),
    ...checkHandlers(parts),
    ...importHandlers(parts),
    ...providerHandlers(parts),
  };
}
