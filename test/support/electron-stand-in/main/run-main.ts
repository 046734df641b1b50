/**
 * Starts the app's main module in this process, with the stand-in for `electron`: `node run-main.ts MODULE ARGUMENT…`,
 * by the launcher alone. As in Electron, `ready` comes once the module has evaluated, and never if it waits for it.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { openLine } from '../line.ts';
import type { HostMethods, MainMethods } from '../wire.ts';
import { setHostLine } from './host-line.ts';

const electron = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: electron, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

const exitProcess = process.exit.bind(process);
const [node = '', , mainModule = '', ...args] = process.argv;
process.argv = [node, mainModule, ...args];
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: process.cwd() });
Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true });

// Imported here and not above: they read the arguments and the folder as the app shall see them.
const { app } = await import('./app.ts');
const { mainMethods } = await import('./main-methods.ts');
const { nativeTheme } = await import('./surroundings.ts');

const line = openLine<MainMethods, HostMethods>(
  {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  },
  mainMethods,
);
setHostLine(line);
// A launcher that died leaves nobody to look at the app.
process.on('disconnect', () => exitProcess(1));
nativeTheme.shouldUseDarkColors = process.env.STAND_IN_DARK === '1';

await import(pathToFileURL(mainModule).href);
app.begin();
await line.ask('noteReady');
