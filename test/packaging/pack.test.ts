import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFuses } from './fuses.ts';
import { type PackedApp, packFor } from './packed-app.ts';
import { ROOT } from './root.ts';

const KB = 1024;
const KEYTAR = 'node_modules/keytar/prebuilds/linux-x64/keytar.node';

let app: PackedApp;
beforeAll(async () => {
  app = await packFor('linux');
}, 60_000);
afterAll(() => app?.remove());

describe('what is inside', () => {
  it('holds the three bundles, the icons and the licences', () => {
    expect(app.files).toEqual(
      expect.arrayContaining([
        'package.json',
        'LICENSE',
        'out/main/main.js',
        'out/preload/preload.cjs',
        'out/renderer/index.html',
        'out/icons/app.png',
        'out/icons/tray/action-needed-more-dark@2x.png',
        'out/licences.json',
        'out/THIRD-PARTY-LICENSES.txt',
      ]),
    );
  });

  it('starts the desktop app, under the name that the desktop knows', async () => {
    const { main, desktopName, scripts, devDependencies } = JSON.parse(
      String(await app.read('package.json')),
    );
    const identity = await readFile(join(ROOT, 'electron/desktop/app-identity.ts'), 'utf8');
    const [, id] = /APP_ID = '(.+)'/.exec(identity) ?? [];
    expect({ main, desktopName }).toEqual({ main: 'out/main/main.js', desktopName: `${id}.desktop` });
    expect({ scripts, devDependencies }).toEqual({});
  });

  it('holds nothing of the repository but what is built', () => {
    const roots =
      /^(package\.json|LICENSE|out\/(main|preload|renderer|icons)\/|out\/licences\.json|out\/THIRD-PARTY|node_modules\/)/;
    expect(app.files.filter((file) => !roots.test(file))).toEqual([]);
  });

  it('names something to pack in the list of each system: of a list that only leaves out, all else would be packed', async () => {
    const text = await readFile(join(ROOT, 'electron-builder.yml'), 'utf8');
    for (const system of ['linux', 'mac', 'win']) {
      const [, section = ''] = new RegExp(`^${system}:\\n((?:[ ].*\\n|\\n)+)`, 'm').exec(text) ?? [];
      const [, list = ''] = /^ {2}files:\n((?: {4}- .*\n)+)/m.exec(section) ?? [];
      expect(list, system).toMatch(/^ {4}- out\/icons\/tray\/\S+$/m);
      expect(list, system).toMatch(/keytar\/prebuilds\/!\(\w+-\$\{arch\}\)/);
    }
  });

  it('holds no sources, no maps, no tests and nothing that belongs to another system', () => {
    const unwanted =
      /\.([cm]?tsx?|map|md|gyp|cc?|h|ico)$|Template|(^|\/)(tests?|docs|\.github)\/|mailvitals\.js$|^out\/\w+\/licences\.json$/;
    const kept = app.files.filter((file) => !/LICENSE\.md$/i.test(file));
    expect(kept.filter((file) => unwanted.test(file))).toEqual([]);
  });

  it('holds production dependencies only, and all of them', async () => {
    const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'));
    const needed = Object.keys(packages)
      .filter((path) => path !== '' && packages[path].dev !== true && packages[path].devOptional !== true)
      .map((path) => `${packageOf(path)}@${packages[path].version}`);
    const folders = app.files.filter((file) => PACKAGE_FILE.test(file)).map((file) => dirname(file));
    const packed = folders.map(async (folder) => {
      const { version } = JSON.parse(String(await app.read(`${folder}/package.json`)));
      return `${packageOf(folder)}@${version}`;
    });
    // Headers that keytar was compiled with need not come along.
    const headers = needed.filter((name) => name.startsWith('node-addon-api@'));
    expect([...(await Promise.all(packed)), ...headers].sort()).toEqual(needed.sort());
  });

  it('holds no key, no password file, and no path of the machine that built it', async () => {
    expect(
      app.files.filter((file) => /\.(pem|key|p12|pfx|env|sqlite|log)$|(^|\/)\.(env|npmrc)/.test(file)),
    ).toEqual([]);
    const own = app.files.filter((file) => file.startsWith('out/') && !file.endsWith('.png'));
    const texts = await Promise.all(own.map(async (file) => ({ file, text: String(await app.read(file)) })));
    const telling = texts.filter(
      ({ text }) =>
        text.includes(ROOT) || /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}/.test(text),
    );
    expect(telling.map(({ file }) => file)).toEqual([]);
  });
});

describe('what it needs to run', () => {
  it('has its native code beside the archive, for this system only, and it loads', async () => {
    const unpacked = join(app.folder, 'resources/app.asar.unpacked');
    const names = await readdir(unpacked, { recursive: true });
    expect(names.filter((name) => name.endsWith('.node'))).toEqual([KEYTAR]);
    const code = `console.log(typeof require(${JSON.stringify(join(unpacked, 'node_modules/keytar'))}).getPassword)`;
    expect((await promisify(execFile)(process.execPath, ['-e', code])).stdout).toBe('function\n');
  });

  it('finds every package that its main process asks for', async () => {
    const names = await packagesAskedFor(app);
    expect(names).toEqual(expect.arrayContaining(['imapflow', 'keytar']));
    const script = join(ROOT, 'test/packaging/import-packages.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script, app.contents, ...names]);
    expect(JSON.parse(stdout)).toEqual([]);
  });

  it('has a preload that asks for nothing but Electron', async () => {
    const preload = String(await app.read('out/preload/preload.cjs'));
    const asked = [...preload.matchAll(/require\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(([, name]) => name);
    expect(new Set(asked)).toEqual(new Set(['electron']));
    expect(preload).not.toMatch(/^\s*(import|export)\s/m);
  });

  it('has its fuses as electron-builder.yml says why', async () => {
    expect(readFuses(await readFile(join(app.folder, 'mailvitals')))).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      // electron-builder 26 knows no name for it, and must leave it as it is.
      wasmTrapHandlers: true,
    });
  });
});

describe('how large it is', () => {
  it('packs into an archive of 8 MB or less', async () => {
    const { size } = await stat(join(app.folder, 'resources/app.asar'));
    expect(size).toBeLessThan(8 * KB * KB);
  });

  it('brings Chromium’s words in one language', async () => {
    expect(await readdir(join(app.folder, 'locales'))).toEqual(['en-US.pak']);
  });

  it('loads a window of 350 KB gzipped or less', async () => {
    const window = app.files.filter((file) => /^out\/renderer\/.*\.(js|css|html)$/.test(file));
    const sizes = await Promise.all(window.map(async (file) => gzipSync(await app.read(file)).length));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(50 * KB);
    expect(total).toBeLessThanOrEqual(350 * KB);
  });
});

/** The file that says what a folder of `node_modules` is; such folders may be moved by the packer. */
const PACKAGE_FILE = /node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/;

/** The name by which a package is asked for. */
function packageOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** The packages that the bundle of the main process leaves outside, by the specifiers it has for them. */
async function packagesAskedFor({ files, read }: PackedApp): Promise<readonly string[]> {
  const scripts = files.filter((file) => /^out\/main\/.*\.js$/.test(file));
  const texts = await Promise.all(scripts.map(async (file) => String(await read(file))));
  const specifiers = texts.flatMap((text) =>
    [
      ...text.matchAll(/^(?:import|export)\s[^'"]*?["']([^'"]+)["']|\bimport\(\s*["']([^'"]+)["']\s*\)/gm),
    ].map(([, still, later]) => still ?? later ?? ''),
  );
  const isOurs = (name: string) => name.startsWith('.') || name === 'electron' || name.startsWith('node:');
  return [...new Set(specifiers)].filter((name) => !isOurs(name) && !builtinModules.includes(name));
}
