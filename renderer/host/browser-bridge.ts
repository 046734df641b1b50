import { connectApi } from '../../electron/api/connect-api.ts';
import type { WindowBridge } from '../../electron/api/contract.ts';
import { followEvents } from './follow-events.ts';
import { httpTransport } from './http-transport.ts';

/** What a page in a browser has as `window.mailvitals`, where no preload made one. */
export function openBrowserBridge(): WindowBridge {
  return {
    api: connectApi(
      httpTransport((path, options) => fetch(path, options)),
      () => crypto.randomUUID(),
    ),
    subscribe: followEvents(() => new EventSource('/events'), setTimeout),
    host: 'browser',
  };
}
