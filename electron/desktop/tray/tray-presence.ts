import type { TrayHost } from './tray-host.ts';

/** Keeps the app within reach: in the tray where there is one, else in the task bar. */
export interface TrayPresenceParts {
  readonly platform: NodeJS.Platform;
  readonly icon: { readonly renew: () => void; readonly remove: () => void };
  /** Where no icon is shown: the window, if only as an entry of the task bar. */
  readonly keepWindowWithinReach: () => void;
  /** Calls back with what there is, at once and whenever that changes. */
  readonly watchHost: (onChange: (host: TrayHost) => void) => void;
  readonly note: (sentence: string) => void;
}

/** Whether an icon is to be seen. */
export interface TrayPresence {
  readonly hasIcon: () => boolean;
}

/**
 * macOS and Windows always have a tray. On Linux an icon without a host is lost for good, and nothing says so: it is made
 * when the host is there, and anew when another comes. A bus that cannot be asked counts as one without a host.
 */
export function keepTrayPresence(parts: TrayPresenceParts): TrayPresence {
  const { platform, icon, keepWindowWithinReach, watchHost, note } = parts;
  if (platform !== 'linux') {
    icon.renew();
    return { hasIcon: () => true };
  }
  let hasIcon = false;
  watchHost((host) => {
    hasIcon = host === 'present';
    note(NOTES[host]);
    if (hasIcon) return icon.renew();
    icon.remove();
    keepWindowWithinReach();
  });
  return { hasIcon: () => hasIcon };
}

const NOTES: Readonly<Record<TrayHost, string>> = {
  present: 'The desktop shows tray icons.',
  absent: 'The desktop shows no tray icons; the window stays in the task bar.',
  unknown: 'Nothing could say whether the desktop shows tray icons; the window stays in the task bar.',
};
