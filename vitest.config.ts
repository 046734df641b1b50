import { defineConfig } from 'vitest/config';

const node = (name: string, extra: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: ['test/support/no-unplanned-network.ts'],
    ...extra,
  },
});

/**
 * One project per kind of test. `live` starts real servers, so its files run one after another:
 * two cores are shared with Dovecot and Postfix.
 */
export default defineConfig({
  test: {
    env: { TZ: 'Europe/Berlin', NO_COLOR: '1' },
    projects: [
      node('unit'),
      node('protocol', { testTimeout: 30_000 }),
      node('storage', { testTimeout: 60_000 }),
      node('live', {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        fileParallelism: false,
        globalSetup: ['test/support/build-bundle.ts'],
      }),
    ],
  },
});
