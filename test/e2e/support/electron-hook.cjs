// Runs in real Electron's main process before the app (`electron -r`): keeps what the app tells the tray and the
// notifications, which Electron itself lists nowhere, and keeps links from opening a browser.
const { basename } = require('node:path');
const { BrowserWindow, nativeImage, Notification, shell, Tray } = require('electron');

const imageNames = new WeakMap();
const trays = new Map();
const notifications = [];
const openedLinks = [];

/** Runs `note` with the object and the arguments, then the method itself. */
function listen(prototype, method, note) {
  const original = prototype[method];
  prototype[method] = function (...args) {
    note(this, ...args);
    return original.apply(this, args);
  };
}

const { createFromPath } = nativeImage;
nativeImage.createFromPath = (path) => {
  const image = createFromPath.call(nativeImage, path);
  imageNames.set(image, basename(path));
  return image;
};
const know = (tray, news) =>
  trays.set(tray, { icon: '', tooltip: '', title: '', ...trays.get(tray), ...news });
listen(Tray.prototype, 'setImage', (tray, image) =>
  know(tray, { icon: imageNames.get(image) ?? '', isIconEmpty: image.isEmpty() }),
);
listen(Tray.prototype, 'setToolTip', (tray, tooltip) => know(tray, { tooltip }));
listen(Tray.prototype, 'setTitle', (tray, title) => know(tray, { title }));
listen(Tray.prototype, 'setContextMenu', (tray, menu) => know(tray, { menu }));
listen(Tray.prototype, 'destroy', (tray) => trays.delete(tray));
listen(Notification.prototype, 'show', (notification) => {
  notifications.push({ notification, isShown: true });
});
listen(Notification.prototype, 'close', (notification) => {
  for (const one of notifications) if (one.notification === notification) one.isShown = false;
});
shell.openExternal = async (url) => {
  openedLinks.push(url);
};

const plainLabel = ({ label }) => label.replaceAll(/&(.)/g, '$1');
const menuFacts = (menu) =>
  (menu?.items ?? []).map((item) => ({
    label: plainLabel(item),
    kind: item.type,
    isEnabled: item.enabled,
    items: menuFacts(item.submenu),
  }));

globalThis.mailvitalsHook = {
  facts: () => {
    const [shown = null] = trays.values();
    const windows = BrowserWindow.getAllWindows();
    const [window = null] = windows;
    return {
      tray: shown && { ...shown, menu: menuFacts(shown.menu) },
      notifications: notifications.map(({ notification: { title, body, urgency }, isShown }) => ({
        title,
        body,
        urgency,
        isShown,
      })),
      window: window && {
        isVisible: window.isVisible() && !window.isMinimized(),
        isMinimised: window.isMinimized(),
        webPreferences: window.webContents.getLastWebPreferences(),
      },
      windowCount: windows.length,
      openedLinks,
    };
  },
  clickTrayMenu: (path) => {
    const [{ menu }] = trays.values();
    const item = path.reduce((at, label) => at.submenu.items.find((one) => plainLabel(one) === label), {
      submenu: menu,
    });
    item.click();
  },
  clickNotification: (title) => {
    const shown = notifications.findLast((one) => one.notification.title === title && one.isShown);
    shown.notification.emit('click', {});
  },
};
