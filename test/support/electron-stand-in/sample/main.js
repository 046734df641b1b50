// A small app for the stand-in's own tests. `process.argv` names what it does wrong.
import { mkdirSync } from 'node:fs';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  protocol,
  session,
  Tray,
} from 'electron';

const faults = process.argv.slice(2);
const userData = process.env.SAMPLE_USER_DATA;
mkdirSync(userData, { recursive: true });
app.setPath('userData', userData);

// What must be refused is tried, and what came of it is printed: `NAME: SENTENCE` or `NAME: allowed`.
const attempt = (name, work) => {
  try {
    work();
    console.log(`${name}: allowed`);
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
};

attempt('early Tray', () => new Tray(nativeImage.createEmpty()));
attempt('early Notification', () => new Notification({ title: 'x' }));
attempt('early BrowserWindow', () => new BrowserWindow());
attempt('early protocol.handle', () => protocol.handle('sample', () => new Response('')));
attempt('early session', () => session.defaultSession);
attempt('missing member', () => app.setBadgeCount);
attempt('missing path', () => app.getPath('cache'));
attempt('folder that is not there', () => app.setPath('logs', '/nowhere/at/all'));

const scheme = faults.includes('plain-scheme')
  ? { scheme: 'sample' }
  : { scheme: 'sample', privileges: { standard: true, secure: true, supportFetchAPI: true } };
protocol.registerSchemesAsPrivileged([scheme]);

if (faults.includes('await-ready')) await app.whenReady();
for (const name of ['before-quit', 'will-quit', 'quit']) app.on(name, () => console.log(name));
if (!app.requestSingleInstanceLock({ from: 'sample' })) {
  console.log('second');
  app.quit();
} else {
  console.log(`ready while evaluating: ${app.isReady()}`);
  app.whenReady().then(boot);
}
app.on('second-instance', (_event, _argv, _cwd, data) =>
  console.log(`second-instance ${JSON.stringify(data)}`),
);
if (faults.includes('refuse-quit')) app.once('before-quit', (event) => event.preventDefault());
if (faults.includes('stay-open')) app.on('window-all-closed', () => {});

const tray = null;

function boot() {
  attempt('late registerSchemesAsPrivileged', () => protocol.registerSchemesAsPrivileged([scheme]));
  attempt('late enableSandbox', () => app.enableSandbox());
  attempt('missing static', () => BrowserWindow.fromId(1));
  attempt(
    'missing method',
    () => tray?.popUpContextMenu ?? new Tray(nativeImage.createEmpty()).popUpContextMenu,
  );
  attempt('second handler', () => {
    ipcMain.handle('twice', () => {});
    ipcMain.handle('twice', () => {});
  });
  attempt('menu item without a label', () => Menu.buildFromTemplate([{ enabled: false }]));

  protocol.handle('sample', ({ url }) => {
    const { pathname } = new URL(url);
    if (pathname !== '/') return new Response(pathname, { status: pathname === '/script.js' ? 200 : 404 });
    return new Response(PAGE, {
      headers: { 'content-type': 'text/html', 'content-security-policy': POLICY },
    });
  });
  if (faults.includes('refuse')) {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    session.defaultSession.setPermissionCheckHandler(() => false);
  }
  const window = new BrowserWindow({
    webPreferences: { preload: process.env.SAMPLE_PRELOAD, sandbox: true, contextIsolation: true },
  });
  if (faults.includes('refuse')) {
    window.webContents.on('will-frame-navigate', (event) => event.preventDefault());
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  }
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('sender', ({ senderFrame }) => ({
    url: senderFrame.url,
    isMain: senderFrame === window.webContents.mainFrame,
  }));
  ipcMain.handle('fail', () => {
    throw Object.assign(new TypeError('the reason'), { code: 'E_SAMPLE' });
  });
  ipcMain.handle('uncloneable', () => ({ work: () => {} }));
  ipcMain.on('push', () => window.webContents.send('pushed', { at: new Date(0), map: new Map([['a', 1n]]) }));
  attempt('send a function', () => window.webContents.send('pushed', () => {}));
  window.loadURL('sample://pages/').catch((error) => console.log(`load: ${error.message}`));
}

const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
const PAGE = `<!doctype html><title>Sample</title><p>Hello</p>
<a href="https://elsewhere.test/">away</a><a href="https://elsewhere.test/new" target="_blank">new window</a>
<script>globalThis.inlineRan = true</script>`;
