import { Notification } from 'electron';
import type { NotificationCentre } from './notifier.ts';

/**
 * The operating system's notifications. The class is touched with the first alert and not before: macOS then asks the
 * user, who can see what for.
 */
export function systemNotifications(): NotificationCentre {
  return {
    isSupported: () => Notification.isSupported(),
    show: (id, { title, body, urgency, silent }, { onClick, onClose, onFailed }) => {
      // With an id of its own a notification replaces the one before it on macOS and Windows; Linux closes the old one.
      const notification = new Notification({ id, title, body, silent, urgency });
      notification.on('click', onClick);
      notification.on('close', onClose);
      notification.on('failed', (_event, error) => onFailed(error));
      notification.show();
      return { close: () => notification.close() };
    },
  };
}

/** Windows starts the app anew for the click on a notification of an earlier run: `show` the window then. */
export function listenForActivation(show: () => void): void {
  if (process.platform === 'win32') Notification.handleActivation(show);
}
