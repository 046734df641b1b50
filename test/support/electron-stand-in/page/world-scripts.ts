import { randomUUID } from 'node:crypto';
import { Script } from 'node:vm';
import { createCodec } from './codec.ts';
import { openCrossing } from './crossing.ts';
import { enterIsolatedWorld } from './isolated-world.ts';
import { enterMainWorld } from './main-world.ts';

/** What is run in every document of a window before its own scripts. */
export interface WorldScripts {
  readonly main: string;
  readonly isolated: string;
}

/**
 * Makes the scripts of both worlds. Throws where the preload is no plain script: in a sandbox, `import` is a syntax
 * error.
 */
export function writeWorldScripts(preload: string | null): WorldScripts {
  const nonce = randomUUID();
  const names = JSON.stringify({ isolated: `isolated-${nonce}`, main: `main-${nonce}` });
  const body = `function (require, module, exports, process) {${preload ?? ''}\n}`;
  // Only read, never run: it says at once what Chromium would say to nobody.
  new Script(`(${body})`, { filename: 'preload' });
  const platform = JSON.stringify(process.platform);
  return {
    main: `(${enterMainWorld})(${names}, ${createCodec}, ${openCrossing});`,
    isolated: `(${enterIsolatedWorld})(${names}, ${platform}, ${createCodec}, ${openCrossing}, ${body});`,
  };
}
