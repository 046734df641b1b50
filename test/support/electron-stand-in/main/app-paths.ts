import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders as Electron names them on Linux. Names it lacks, and folders that do not exist, throw. */
export function openAppPaths(name: () => string) {
  const chosen = new Map<string, string>();
  const appData = () => process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  const usual: Readonly<Record<string, () => string>> = {
    home: homedir,
    appData,
    userData: () => join(appData(), name()),
    sessionData: () => get('userData'),
    temp: tmpdir,
    exe: () => process.execPath,
    module: () => process.execPath,
    desktop: () => join(homedir(), 'Desktop'),
    documents: () => join(homedir(), 'Documents'),
    downloads: () => join(homedir(), 'Downloads'),
    logs: () => join(get('userData'), 'logs'),
    crashDumps: () => join(get('userData'), 'Crashpad'),
  };
  const get = (path: string): string => {
    const folder = chosen.get(path) ?? usual[path]?.();
    if (folder === undefined) throw new Error(`Failed to get '${path}' path`);
    return folder;
  };
  const set = (path: string, folder: string): void => {
    if (usual[path] === undefined || !existsSync(folder)) throw new Error(`Failed to set path '${path}'`);
    chosen.set(path, folder);
  };
  return { get, set };
}
