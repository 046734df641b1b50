/** Whether the app starts when its user logs in: what the system says, not what was asked of it. */
export interface StartAtLogin {
  readonly isOn: () => boolean;
  /** `null`, or in a sentence why the system did not take it. */
  readonly set: (starts: boolean) => string | null;
}

/** What the system answered after it was asked, as a sentence where that is not what was wanted. */
export function startAtLoginAnswer(
  wanted: boolean,
  { isOn, needsApproval }: { readonly isOn: boolean; readonly needsApproval: boolean },
): string | null {
  if (isOn === wanted) return null;
  if (wanted && needsApproval) {
    return 'The system wants you to allow it: switch Mailvitals on under Login Items in System Settings.';
  }
  return wanted
    ? 'The system did not take Mailvitals into what starts at login. Add it in the system’s own settings.'
    : 'The system still starts Mailvitals at login. Take it out in the system’s own settings.';
}

/** The demo leaves the computer as it is. */
export const NOT_IN_DEMO: StartAtLogin = {
  isOn: () => false,
  set: (starts) => (starts ? 'The demo does not start at login; nothing was changed.' : null),
};
