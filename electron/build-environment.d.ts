import type { BuildEnvironment } from './oauth/client-id.ts';

declare global {
  interface ImportMeta {
    /** Put into the bundle by electron-vite; absent where the sources run as they are. */
    readonly env?: BuildEnvironment;
  }
}
