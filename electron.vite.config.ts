import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Read and removed by build/collect-licences.mjs.
const license = { fileName: 'licences.json' };

/**
 * Three bundles. In the main process `dependencies` stay external because they carry native code or are large; everything
 * else is bundled, so that the installed app ships no second copy of its tools. A sandboxed preload must be CommonJS in
 * one file and may require nothing but `electron`.
 */
export default defineConfig({
  main: {
    build: {
      license,
      rolldownOptions: {
        input: { main: 'electron/main.ts', mailvitals: 'electron/mailvitals.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      license,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/desktop/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      license,
      minify: true,
      // Read from this computer, not over a network: one file is the fastest.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: { input: { index: 'renderer/index.html' } },
    },
  },
});
