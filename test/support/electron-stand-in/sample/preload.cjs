const { contextBridge, ipcRenderer } = require('electron');

const attempt = (work) => {
  try {
    work();
    return 'allowed';
  } catch (error) {
    return error.message;
  }
};

globalThis.seenByPage = true;
contextBridge.exposeInMainWorld('sample', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  push: () => ipcRenderer.send('push'),
  onPushed: (listener) => {
    const inner = (_event, value) => listener(value);
    ipcRenderer.on('pushed', inner);
    return () => ipcRenderer.removeListener('pushed', inner);
  },
  describe: (given) => `${typeof given} ${Object.keys(given).join()} ${given.constructor?.name}`,
  callBack: (given) => given({ twice: (x) => x * 2 }),
  later: (promise) => promise.then((value) => value + 1),
  sendFunction: () => attempt(() => ipcRenderer.send('push', () => {})),
  requireFs: attempt(() => require('node:fs')),
  requireRelative: attempt(() => require('./other.cjs')),
  missing: attempt(() => require('electron').clipboard),
  missingMethod: attempt(() => ipcRenderer.sendSync('x')),
  wholeIpc: ipcRenderer,
  process: { sandboxed: process.sandboxed },
  symbol: Symbol('lost'),
  typedArray: new Uint8Array([1, 2]),
});
