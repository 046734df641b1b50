import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  autostartEntry,
  isSwitchedOn,
  programFile,
} from '../../../electron/desktop/login/autostart-entry.ts';
import { autostartFile } from '../../../electron/desktop/login/autostart-file.ts';
import { NOT_IN_DEMO, startAtLoginAnswer } from '../../../electron/desktop/login/start-at-login.ts';
import { createTempFolder, type TempFolder } from '../../support/temp-folder.ts';

const PROGRAM = { name: 'Mailvitals', program: '/opt/Mailvitals/mailvitals', args: ['--hidden'] };
const exec = (program: string, args: readonly string[] = []) =>
  /^Exec=(.*)$/m.exec(autostartEntry({ ...PROGRAM, program, args }))?.[1];

describe('the entry for a desktop on Linux', () => {
  test('starts the app hidden', () => {
    expect(autostartEntry(PROGRAM)).toBe(
      `[Desktop Entry]
Type=Application
Name=Mailvitals
Exec=/opt/Mailvitals/mailvitals --hidden
Terminal=false
X-GNOME-Autostart-enabled=true
`,
    );
  });
  test.each([
    ['/home/you/My Apps/Mailvitals.AppImage', '"/home/you/My Apps/Mailvitals.AppImage"'],
    ['/tmp/a"b', String.raw`"/tmp/a\\"b"`],
    ['/tmp/$HOME', String.raw`"/tmp/\\$HOME"`],
    ['/tmp/`id`', '"/tmp/\\\\`id\\\\`"'],
    ['/tmp/a\\b', String.raw`"/tmp/a\\\\b"`],
    ['/tmp/100%', '"/tmp/100%%"'],
    ["/tmp/it's", `"/tmp/it's"`],
    ['/tmp/a;b', '"/tmp/a;b"'],
  ])('quotes %s as the specification has it', (program, quoted) => {
    expect(exec(program)).toBe(quoted);
  });
  test('quotes arguments too', () => {
    expect(exec('/opt/a', ['--data-dir=/srv/my mail'])).toBe('/opt/a "--data-dir=/srv/my mail"');
  });
  test('holds as many lines as it should, whatever the path is', () => {
    expect(autostartEntry({ ...PROGRAM, program: '/tmp/a\nExec=/bin/evil' }).match(/^Exec=/gm)).toHaveLength(
      1,
    );
  });
  test.each([
    ['Hidden=true', false],
    ['Hidden = TRUE', false],
    ['X-GNOME-Autostart-enabled=false', false],
    ['Hidden=false', true],
  ])('with %s is switched on: %s', (line, isOn) => {
    expect(isSwitchedOn(`[Desktop Entry]\nName=Mailvitals\n${line}\n`)).toBe(isOn);
  });
});

test('an AppImage is started by its file, and anything else by itself', () => {
  const env = { APPIMAGE: '/home/you/Mailvitals.AppImage', APPDIR: '/tmp/.mount_MailvXY' };
  expect(programFile('/tmp/.mount_MailvXY/mailvitals', env)).toBe('/home/you/Mailvitals.AppImage');
  expect(programFile('/opt/Mailvitals/mailvitals', env)).toBe('/opt/Mailvitals/mailvitals');
  expect(programFile('/opt/Mailvitals/mailvitals', {})).toBe('/opt/Mailvitals/mailvitals');
});

describe('start at login on Linux', () => {
  let home: TempFolder;
  beforeEach(async () => {
    home = await createTempFolder('login');
  });
  afterEach(() => home.remove());
  const file = (config = '.config') =>
    join(home.path, config, 'autostart', 'io.github.mailvitals.Mailvitals.desktop');

  test('is off until it is turned on, and off again', () => {
    const login = autostartFile(PROGRAM, {}, home.path);
    expect(login.isOn()).toBe(false);
    expect(login.set(true)).toBeNull();
    expect(login.isOn()).toBe(true);
    expect(readFileSync(file(), 'utf8')).toBe(autostartEntry(PROGRAM));
    expect(login.set(false)).toBeNull();
    expect(login.set(false)).toBeNull();
    expect(login.isOn()).toBe(false);
  });
  test('lies where the desktop looks', () => {
    autostartFile(PROGRAM, { XDG_CONFIG_HOME: join(home.path, 'settings') }, home.path).set(true);
    expect(readFileSync(file('settings'), 'utf8')).toContain('Exec=');
    autostartFile(PROGRAM, { XDG_CONFIG_HOME: 'relative' }, home.path).set(true);
    expect(readFileSync(file(), 'utf8')).toContain('Exec=');
  });
  test('is off where the desktop’s own settings switched it off', () => {
    mkdirSync(dirname(file()), { recursive: true });
    writeFileSync(file(), `${autostartEntry(PROGRAM)}Hidden=true\n`);
    expect(autostartFile(PROGRAM, {}, home.path).isOn()).toBe(false);
  });
  test('says so where the folder cannot be written', () => {
    writeFileSync(join(home.path, '.config'), 'a file');
    expect(autostartFile(PROGRAM, {}, home.path).set(true)).toBe(
      'The system did not take Mailvitals into what starts at login. Add it in the system’s own settings.',
    );
  });
});

test('the demo starts at no login, and says so when it is asked to', () => {
  expect(NOT_IN_DEMO.set(true)).toMatch(/demo/);
  expect(NOT_IN_DEMO.set(false)).toBeNull();
  expect(NOT_IN_DEMO.isOn()).toBe(false);
});

describe('what the system made of it', () => {
  test('is nothing to speak of where it is what was wanted', () => {
    expect(startAtLoginAnswer(true, { isOn: true, needsApproval: false })).toBeNull();
    expect(startAtLoginAnswer(false, { isOn: false, needsApproval: true })).toBeNull();
  });
  test('is a sentence with the next step where it is not', () => {
    expect(startAtLoginAnswer(true, { isOn: false, needsApproval: true })).toMatch(/Login Items/);
    expect(startAtLoginAnswer(true, { isOn: false, needsApproval: false })).toMatch(/did not take/);
    expect(startAtLoginAnswer(false, { isOn: true, needsApproval: false })).toMatch(/still starts/);
  });
});
