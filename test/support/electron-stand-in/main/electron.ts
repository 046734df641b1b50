import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { Notification } from './notification.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { strict } from './strict.ts';
import { clipboard, nativeTheme, net, powerMonitor, screen, shell } from './surroundings.ts';
import { Tray } from './tray.ts';
import { StandInContents } from './web-contents.ts';

/** All contents, for those who look at every page. */
const webContents = strict('webContents', { getAllWebContents: () => StandInContents.all() });

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  webContents,
};

/** What CommonJS gets. A name that an ES module imports and that is not here is an error of the loader. */
const electron = strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  webContents,
});

export { electron as 'module.exports', electron as default };
