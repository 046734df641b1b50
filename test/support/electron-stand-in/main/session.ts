import type { Session } from 'electron';
import { preventable } from './preventable.ts';
import { protocol } from './protocol.ts';
import { readiness } from './readiness.ts';
import { strict, strictEmitter } from './strict.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type Methods = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;

class StandInSession extends strictEmitter('session') implements Methods {
  readonly protocol = protocol;
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}

  /** As Electron: whatever no handler refuses is granted. */
  async isPermitted(contents: object, permission: string, url: string): Promise<boolean> {
    const origin = URL.parse(url)?.origin ?? '';
    const named = permission as Parameters<CheckHandler>[1];
    const details = { isMainFrame: true, requestingUrl: url };
    const isChecked = this.#check?.(contents as never, named, origin, details) ?? true;
    const request = this.#request;
    if (!isChecked || request === null) return isChecked;
    const asked = named as Parameters<RequestHandler>[1];
    return new Promise((resolve) => request(contents as never, asked, resolve, details));
  }
}

let only: StandInSession | null = null;

export const session = strict('session', {
  get defaultSession(): StandInSession {
    readiness.require('session.defaultSession');
    only ??= new StandInSession();
    return only;
  },
});
/** By the app, to tell of it as Electron does. */
export const noteSession = (tell: (event: object, made: object) => void) =>
  tell(preventable({}), session.defaultSession);
