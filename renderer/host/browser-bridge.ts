import { connectApi } from '../../electron/api/connect-api.ts';
import type { WindowBridge } from '../../electron/api/contract.ts';
import { followEvents } from './follow-events.ts';
import { httpTransport } from './http-transport.ts';

/** How a page in a browser speaks to the program that served it. */
export function openBrowserBridge(): WindowBridge {
  return {
    api: connectApi(
      httpTransport((path, options) => fetch(path, options)),
      () => crypto.randomUUID(),
    ),
    subscribe: followEvents(() => new EventSource('/events'), setTimeout),
    host: 'browser',
    desktop: null,
  };
}
