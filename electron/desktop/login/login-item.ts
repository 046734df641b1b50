import { app } from 'electron';
import { APP_NAME } from '../app-identity.ts';
import type { Launch } from '../launch.ts';
import { programFile } from './autostart-entry.ts';
import { autostartFile } from './autostart-file.ts';
import { NOT_IN_DEMO, type StartAtLogin, startAtLoginAnswer } from './start-at-login.ts';

/** Start at login as this system has it; off until the user turns it on. */
export function startAtLogin({ dataFolder, isDemo }: Launch): StartAtLogin {
  if (isDemo) return NOT_IN_DEMO;
  const args = [
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    '--hidden',
    ...(dataFolder === null ? [] : [`--data-dir=${dataFolder}`]),
  ];
  if (process.platform === 'linux') {
    const program = programFile(process.execPath, process.env);
    return autostartFile({ name: APP_NAME, program, args }, process.env);
  }
  // Windows finds the entry again by the same path and arguments only.
  const entry = process.platform === 'win32' ? { path: process.execPath, args } : {};
  const read = () => app.getLoginItemSettings(entry);
  return {
    isOn: () => read().openAtLogin,
    set: (openAtLogin) => {
      app.setLoginItemSettings({ ...entry, openAtLogin });
      const { openAtLogin: isOn, status } = read();
      return startAtLoginAnswer(openAtLogin, { isOn, needsApproval: status === 'requires-approval' });
    },
  };
}

/** Whether the system itself started the app at login: only macOS says so, and takes no argument instead. */
export function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
