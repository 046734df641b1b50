import type { AlertReport, WatchReport, WindowEvent } from '../../api/contract.ts';
import { type NotificationText, notificationOf, type ToldEvent } from './notification-text.ts';

/** A notification that the system was asked to show. */
export interface ShownNotification {
  readonly close: () => void;
}

/** What becomes of it; each is told at most once. */
export interface NotificationHooks {
  readonly onClick: () => void;
  readonly onClose: () => void;
  /** The system did not show it; `reason` is its own words. */
  readonly onFailed: (reason: string) => void;
}

/** How the system shows notifications. */
export interface NotificationCentre {
  /** Whether this system shows any. */
  readonly isSupported: () => boolean;
  readonly show: (id: string, text: NotificationText, hooks: NotificationHooks) => ShownNotification;
}

export interface NotifierParts {
  readonly centre: NotificationCentre;
  readonly platform: NodeJS.Platform;
  readonly showWindow: (hash: string) => void;
  /** Where the system shows nothing, the window does. */
  readonly tellWindow: (event: WindowEvent) => void;
  /** The alert is over: a window that opens later has nothing to say of it. */
  readonly takeBack: (alertId: string) => void;
  readonly warn: (sentence: string) => void;
}

/** Shows what the monitor tells. */
export interface Notifier {
  readonly observe: (report: WatchReport) => void;
  /** Takes everything off the screen. */
  readonly clear: () => void;
}

/**
 * One notification an alert: what is told next replaces what was told before, and none outlives its alert. They are held
 * until they close: on macOS one whose object is gone is taken back.
 */
export function openNotifier(parts: NotifierParts): Notifier {
  const { centre, platform, showWindow, tellWindow, takeBack, warn } = parts;
  const shown = new Map<string, ShownNotification>();
  const withdraw = (id: string) => {
    const notification = shown.get(id);
    shown.delete(id);
    notification?.close();
  };
  const tell = (event: ToldEvent, alert: AlertReport) => {
    withdraw(alert.id);
    const text = notificationOf(event, alert, platform);
    const inWindow = (reason: string) => {
      warn(`A notification was not shown: ${reason}`);
      tellWindow({ kind: 'told', event, alert });
    };
    if (!centre.isSupported()) return inWindow('this system has no notifications.');
    const held = { close: () => {} };
    shown.set(alert.id, held);
    // One that was replaced closes later than its successor came.
    const forget = () => {
      if (shown.get(alert.id) === held) shown.delete(alert.id);
    };
    const fail = (reason: string) => {
      forget();
      inWindow(reason);
    };
    try {
      const onClick = () => showWindow(text.hash);
      held.close = centre.show(alert.id, text, { onClick, onClose: forget, onFailed: fail }).close;
    } catch {
      // Nothing that a desktop lacks may stop the watch that tells this.
      fail('the system refused it.');
    }
  };
  return {
    observe: (report) => {
      switch (report.event) {
        case 'alert':
        case 'reminder':
          return tell(report.event, report.alert);
        case 'recovery':
          takeBack(report.alert.id);
          return tell(report.event, report.alert);
        case 'withdrawn':
          takeBack(report.alert.id);
          return withdraw(report.alert.id);
      }
    },
    clear: () => {
      for (const id of [...shown.keys()]) withdraw(id);
    },
  };
}
