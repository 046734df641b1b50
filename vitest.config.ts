import { defineConfig } from 'vitest/config';

const node = (name: string, extra: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: ['test/support/no-unplanned-network.ts'],
    ...extra,
  },
});

/** These wait for sockets and clocks more than they compute: two at once, also where Vitest would run one on two cores. */
const TWO_AT_ONCE = { maxWorkers: 2 };

/**
 * One project per kind of test, in this order where all are run. `live` starts real servers, so its files run one after
 * another: two cores are shared with Dovecot and Postfix.
 */
export default defineConfig({
  test: {
    env: { TZ: 'Europe/Berlin', NO_COLOR: '1' },
    projects: [
      node('unit', TWO_AT_ONCE),
      node('protocol', { ...TWO_AT_ONCE, testTimeout: 30_000 }),
      node('storage', { ...TWO_AT_ONCE, testTimeout: 60_000 }),
      // A browser shows the window; the program behind it is a fake that keeps the contract.
      node('component', {
        testTimeout: 30_000,
        hookTimeout: 60_000,
        sequence: { groupOrder: 1 },
        globalSetup: ['test/support/build-window.ts'],
      }),
      // The whole app as it is built: on Electron, on its stand-in, in a browser.
      node('e2e', {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        fileParallelism: false,
        sequence: { groupOrder: 3 },
        globalSetup: ['test/support/build-bundle.ts'],
      }),
      // What installers are made of: packed, on a stand-in for Electron's runtime, and looked into.
      node('packaging', {
        testTimeout: 180_000,
        hookTimeout: 180_000,
        fileParallelism: false,
        sequence: { groupOrder: 2 },
        globalSetup: ['test/support/build-bundle.ts'],
      }),
      node('live', {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        fileParallelism: false,
        sequence: { groupOrder: 4 },
        globalSetup: ['test/support/build-bundle.ts'],
      }),
    ],
  },
});
