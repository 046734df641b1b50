import { defineConfig } from 'electron-vite';

/**
 * Bundles the main process. `dependencies` stay external because they carry native code or are large;
 * everything else is bundled, so that the installed app ships no second copy of its tools.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: { mailvitals: 'electron/mailvitals.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
});
