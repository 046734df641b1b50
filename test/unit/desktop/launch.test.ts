import { describe, expect, test } from 'vitest';
import { readLaunch, secondLaunch, wantsWindow, windowFolder } from '../../../electron/desktop/launch.ts';

const read = (words: string, env = {}) => readLaunch(words.split(' '), env, '/home/you');

describe('the command line of the app', () => {
  test('asks for nothing special by itself', () => {
    expect(read('/opt/Mailvitals/mailvitals')).toEqual({
      isHidden: false,
      isDemo: false,
      isSmoke: false,
      dataFolder: null,
    });
  });
  test('counts our words among those of Chromium and the system', () => {
    expect(read('app.js --no-sandbox --hidden --remote-debugging-port=0 --demo -psn_0_989382')).toMatchObject(
      {
        isHidden: true,
        isDemo: true,
        isSmoke: false,
      },
    );
  });
  test.each([
    ['--data-dir /srv/mail', {}, '/srv/mail'],
    ['--data-dir=/srv/mail', {}, '/srv/mail'],
    ['--data-dir mail', {}, '/home/you/mail'],
    ['--hidden', { MAILVITALS_HOME: '/srv/home' }, '/srv/home'],
    ['--data-dir=/srv/mail', { MAILVITALS_HOME: '/srv/home' }, '/srv/mail'],
    ['--data-dir --hidden', {}, null],
    ['--data-dir', {}, null],
  ])('takes the data folder from %s with %o', (words, env, folder) => {
    expect(read(words, env).dataFolder).toBe(folder);
  });
});

describe('the folder of the window', () => {
  const launch = read('--hidden');

  test('is another for each data folder, so that each has a lock of its own', () => {
    expect(windowFolder(launch, '/home/you/.config')).toBe('/home/you/.config/Mailvitals/window');
    expect(windowFolder({ ...launch, dataFolder: '/srv/mail' }, '/home/you/.config')).toBe(
      '/srv/mail/window',
    );
  });
  test('of the demo lies outside every folder of the real thing', () => {
    const demo = { ...launch, isDemo: true };
    expect(windowFolder(demo, '/home/you/.config')).toBe('/home/you/.config/Mailvitals Demo');
    expect(windowFolder({ ...demo, dataFolder: '/srv/mail' }, '/home')).toBe('/home/Mailvitals Demo');
  });
});

describe('a second start', () => {
  test('shows the window of the first', () => {
    expect(wantsWindow(secondLaunch(read('--demo')))).toBe(true);
  });
  test('leaves it hidden where the second was to be hidden too', () => {
    expect(wantsWindow(secondLaunch(read('--hidden')))).toBe(false);
  });
  test.each([undefined, null, 'text', {}, { isHidden: 'true' }])(
    'of another version shows it: %o',
    (data) => {
      expect(wantsWindow(data)).toBe(true);
    },
  );
});
