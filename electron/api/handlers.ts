import { aboutHandlers } from './about-handlers.ts';
import { activityHandlers } from './activity-handlers.ts';
import type { ApiParts } from './api-parts.ts';
import { bindingHandlers } from './binding-handlers.ts';
import { checkHandlers } from './check-handlers.ts';
import type { Api } from './contract.ts';
import { demoHandlers } from './demo-handlers.ts';
import { editHandlers } from './edit-handlers.ts';
import { historyHandlers } from './history-handlers.ts';
import { importHandlers } from './import-handlers.ts';
import { mailboxHandlers } from './mailbox-handlers.ts';
import { providerHandlers } from './provider-handlers.ts';
import { secretHandlers } from './secret-handlers.ts';
import { sendTestHandlers } from './send-test-handlers.ts';
import { sendsHandlers } from './sends-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { signInHandlers } from './sign-in-handlers.ts';
import { snapshotHandlers } from './snapshot-handlers.ts';
import { watchHandlers } from './watch-handlers.ts';

/** Everything a front end may ask, over one set of parts. */
export function createApi(parts: ApiParts): Api {
  return {
    ...mailboxHandlers(parts),
    ...bindingHandlers(parts),
    ...signInHandlers(parts),
    ...checkHandlers(parts),
    ...importHandlers(parts),
    ...providerHandlers(parts),
    ...sendsHandlers(parts),
    ...sendTestHandlers(parts),
    ...settingsHandlers(parts),
    ...snapshotHandlers(parts),
    ...watchHandlers(parts),
    ...historyHandlers(parts),
    ...activityHandlers(parts),
    ...secretHandlers(),
    ...editHandlers(parts),
    ...aboutHandlers(parts),
    ...demoHandlers(parts),
  };
}
