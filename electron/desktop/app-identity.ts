/** How the app is called wherever a person reads it. */
export const APP_NAME = 'Mailvitals';
export const COPYRIGHT = 'Copyright © 2026 The Mailvitals authors';

/**
 * Its name for the system: bundle id, AppUserModelID and the name of its desktop file. It is never changed: Windows ties
 * notifications, shortcuts and the installation to it. The same stands in electron-builder.yml and package.json.
 */
export const APP_ID = 'io.github.mailvitals.Mailvitals';

/** What Windows starts the app by when a notification is clicked; Electron would make up another at each start. */
export const TOAST_ACTIVATOR = '{6B0C1E54-3F0D-4C63-9F4E-2C7B8A51D9E3}';
