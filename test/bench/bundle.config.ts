import { defineConfig } from 'electron-vite';

/**
 * Bundles the workers as `electron.vite.config.ts` bundles the product, so that they measure the code users run: type
 * erasure by Node itself would add some 30 MB of compiler to the memory of each.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/bench',
      rolldownOptions: {
        input: {
          'bare-sign-ins': 'test/bench/workers/bare-sign-ins.ts',
          'full-checks': 'test/bench/workers/full-checks.ts',
          'keychain-reads': 'test/bench/workers/keychain-reads.ts',
          sentinels: 'test/bench/workers/sentinels.ts',
          snapshots: 'test/bench/workers/snapshots.ts',
          watch: 'test/bench/workers/watch.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
});
