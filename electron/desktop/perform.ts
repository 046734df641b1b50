import type { Api } from '../api/contract.ts';
import type { TrayAction } from './tray/tray-menu.ts';

export interface PerformParts {
  readonly api: Api;
  /** Something may have changed. */
  readonly refresh: () => void;
  readonly showWindow: (hash?: string) => void;
  readonly showLogs: () => Promise<void>;
  readonly quit: () => void;
  readonly onFault: (what: string, error: unknown) => void;
}

/** Does what a line of the tray's menu says. */
export function performer(parts: PerformParts): (action: TrayAction) => void {
  const { api, refresh, showWindow, showLogs, quit, onFault } = parts;
  const under = (what: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => onFault(what, error)).finally(refresh);
    refresh();
  };
  return (action) => {
    switch (action.kind) {
      case 'show':
        return showWindow(action.hash ?? undefined);
      case 'check-all':
        return under('Check all now', api.checkMailboxes({ addresses: [], askedByUser: true }));
      case 'snooze':
        return under('Snooze', api.changeSetting('snooze', action.until));
      case 'show-logs':
        return under('Show logs', showLogs());
      case 'quit':
        return quit();
    }
  };
}
