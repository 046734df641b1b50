import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { FUSED } from './fuses.ts';
import { ROOT } from './root.ts';
import { emptyWindowsProgram } from './windows-program.ts';

/** The systems that the app is packed for. */
export type System = 'linux' | 'mac' | 'windows';

/**
 * Lays out a folder that electron-builder takes for Electron's distribution for a system: what it looks at, renames,
 * deletes, edits or turns is there, the browser is not.
 */
export async function layOutRuntime(folder: string, system: System, version: string): Promise<void> {
  const write = async (path: string, content: string | Buffer) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content, { mode: 0o755 });
  };
  await write('version', version);
  await write('LICENSE', 'Electron’s licence');
  await write('LICENSES.chromium.html', 'Chromium’s licences');
  if (system === 'mac') {
    await layOutMacApp(folder, write);
    return;
  }
  await (system === 'linux'
    ? write('electron', FUSED)
    : write('electron.exe', Buffer.concat([emptyWindowsProgram(ROOT), FUSED])));
  for (const language of ['en-US', 'de', 'zh-CN']) await write(`locales/${language}.pak`, language);
  await defaultApp(folder, 'resources');
}

/** What Electron shows where there is no app yet. electron-builder reads the head of this archive. */
async function defaultApp(folder: string, resources: string): Promise<void> {
  const source = join(folder, 'default-app');
  await mkdir(source, { recursive: true });
  await writeFile(join(source, 'main.js'), '');
  await createPackage(source, join(folder, resources, 'default_app.asar'));
  await rm(source, { recursive: true });
}

/** Electron.app with its helpers, and the framework that holds the fuses. */
async function layOutMacApp(
  folder: string,
  write: (path: string, content: string | Buffer) => Promise<void>,
): Promise<void> {
  const contents = 'Electron.app/Contents';
  const kinds = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);
  const programs = [
    { name: 'Electron', path: contents },
    ...kinds.map((name) => ({ name, path: `${contents}/Frameworks/${name}.app/Contents` })),
  ];
  for (const { name, path } of programs) {
    await write(`${path}/Info.plist`, infoPlist(name));
    await write(`${path}/MacOS/${name}`, '');
  }
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  await write(`${framework}/Electron Framework`, FUSED);
  for (const place of [contents, `${framework}/Versions/A`, framework]) {
    for (const language of ['en', 'de'])
      await write(`${place}/Resources/${language}.lproj/locale.pak`, language);
  }
  await defaultApp(folder, `${contents}/Resources`);
}

function infoPlist(name: string): string {
  const keys = { CFBundleName: name, CFBundleExecutable: name, CFBundleIdentifier: 'com.github.Electron' };
  const lines = Object.entries(keys).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${lines.join('')}</dict></plist>`;
}
