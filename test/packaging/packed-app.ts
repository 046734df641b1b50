import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll } from '@electron/asar';
import { createTempFolder } from '../support/temp-folder.ts';
import { ROOT } from './root.ts';
import { layOutRuntime, type System } from './stand-in-runtime.ts';

/** The app as `npm run package` makes it on its own system. */
export interface PackedApp {
  /** What a user gets: the program, its libraries and the resources. */
  readonly folder: string;
  readonly resources: string;
  /** The archive, unpacked, with the files that lie beside it. */
  readonly contents: string;
  /** Every file of the archive, as a path within it. */
  readonly files: readonly string[];
  readonly read: (path: string) => Promise<Buffer>;
  readonly remove: () => Promise<void>;
}

interface Target {
  readonly options: readonly string[];
  readonly folder: string;
  readonly resources: string;
}

const TARGETS: Readonly<Record<System, Target>> = {
  linux: { options: ['--linux', 'dir', '--x64'], folder: 'linux-unpacked', resources: 'resources' },
  mac: {
    // Only macOS can sign what the fuses have broken.
    options: ['--mac', 'dir', '--arm64', '-c.electronFuses.resetAdHocDarwinSignature=false'],
    folder: 'mac-arm64/Mailvitals.app/Contents',
    resources: 'Resources',
  },
  windows: { options: ['--win', 'dir', '--x64'], folder: 'win-unpacked', resources: 'resources' },
};

/** Packs the built app with the project's own configuration, on a stand-in for Electron's runtime; takes some 5 s. */
export async function packFor(system: System): Promise<PackedApp> {
  const temp = await createTempFolder('pack');
  const runtime = join(temp.path, 'runtime');
  const { devDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  await layOutRuntime(runtime, system, devDependencies.electron);
  const { options, folder: name, resources: resourcesName } = TARGETS[system];
  const builder = join(ROOT, 'node_modules/electron-builder/cli.js');
  const output = [`-c.electronDist=${runtime}`, `-c.directories.output=${join(temp.path, 'dist')}`];
  await promisify(execFile)(process.execPath, [builder, ...options, '--publish', 'never', ...output], {
    cwd: ROOT,
  });
  const folder = join(temp.path, 'dist', name);
  const resources = join(folder, resourcesName);
  const contents = join(temp.path, 'contents');
  extractAll(join(resources, 'app.asar'), contents);
  const entries = await readdir(contents, { recursive: true, withFileTypes: true });
  return {
    folder,
    resources,
    contents,
    files: entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(contents.length + 1)),
    read: (path) => readFile(join(contents, path)),
    remove: temp.remove,
  };
}
