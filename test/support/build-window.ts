import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built page. */
    readonly windowFolder: string;
  }
}

/** Builds the page once for all component tests, as it is shipped, into a folder of its own. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'mailvitals-window-'));
  await buildWindow(folder);
  project.provide('windowFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Builds the page into an empty folder. */
export async function buildWindow(folder: string): Promise<void> {
  // Vitest sets it to `test`, with which React would be another build than the one that is shipped.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../renderer', import.meta.url)),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 2_000 },
  }).finally(() => {
    process.env.NODE_ENV = before;
  });
}
