import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFuses } from './fuses.ts';
import { type PackedApp, packFor } from './packed-app.ts';
import { ROOT } from './root.ts';

const ID = 'io.github.mailvitals.Mailvitals';

/** What must be the same everywhere: Linux is looked into closely, the others hold the same but for what is their own. */
const SHARED = [
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/icons/app.png',
];
const SAFE = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};

describe('macOS', () => {
  let app: PackedApp;
  beforeAll(async () => {
    app = await packFor('mac');
  });
  afterAll(() => app?.remove());

  it('holds the app, template icons, and native code for its processor only', () => {
    expect(app.files).toEqual(expect.arrayContaining(SHARED));
    expect(trayIcons(app).every((file) => /Template(@2x)?\.png$/.test(file))).toBe(true);
    expect(trayIcons(app)).toHaveLength(10);
    expect(nativeCode(app)).toEqual(['node_modules/keytar/prebuilds/darwin-arm64/keytar.node']);
    expect(app.files.filter((file) => /\.tsx?$|^(electron|renderer|test|build)\//.test(file))).toEqual([]);
  });

  it('is called what it is, and says which bytes its archive has', async () => {
    const plist = (await readFile(join(app.folder, 'Info.plist'), 'utf8')).replace(/>\s+</g, '><');
    expect(plist).toContain(`<key>CFBundleIdentifier</key><string>${ID}</string>`);
    expect(plist).toContain('<key>LSMinimumSystemVersion</key><string>13.0</string>');
    expect(plist).toContain('<key>NSUserNotificationAlertStyle</key><string>alert</string>');
    expect(plist).toMatch(/<key>Resources\/app\.asar<\/key><dict>.*?<string>[0-9a-f]{64}<\/string>/);
  });

  it('turns its fuses in the framework, has its icon, and Chromium’s words in one language', async () => {
    const framework = join(app.folder, 'Frameworks/Electron Framework.framework/Electron Framework');
    expect(readFuses(await readFile(framework))).toMatchObject(SAFE);
    const names = await readdir(app.resources);
    expect(names).toEqual(expect.arrayContaining(['icon.icns', 'en.lproj']));
    expect(names).not.toContain('de.lproj');
  });
});

describe('Windows', () => {
  let app: PackedApp;
  beforeAll(async () => {
    app = await packFor('windows');
  });
  afterAll(() => app?.remove());

  it('holds the app, icons of several sizes, and native code for Windows only', () => {
    expect(app.files).toEqual(expect.arrayContaining(SHARED));
    expect(trayIcons(app).every((file) => file.endsWith('.ico'))).toBe(true);
    expect(trayIcons(app)).toHaveLength(70);
    expect(nativeCode(app)).toEqual(['node_modules/keytar/prebuilds/win32-x64/keytar.node']);
    expect(app.files.filter((file) => /\.tsx?$|^(electron|renderer|test|build)\//.test(file))).toEqual([]);
  });

  it('has a program with its fuses, its name, its icon and the bytes that its archive must have', async () => {
    const program = await readFile(join(app.folder, 'Mailvitals.exe'));
    expect(readFuses(program)).toMatchObject(SAFE);
    expect(program.includes(Buffer.from('Mailvitals', 'utf16le'))).toBe(true);
    expect(program.includes(Buffer.from('INTEGRITY', 'utf16le'))).toBe(true);
    const icon = await readFile(join(ROOT, 'out/installer/icon.ico'));
    expect(program.includes(icon.subarray(-200))).toBe(true);
  });
});

const trayIcons = ({ files }: PackedApp) => files.filter((file) => file.startsWith('out/icons/tray/'));
const nativeCode = ({ files }: PackedApp) => files.filter((file) => file.endsWith('.node'));
