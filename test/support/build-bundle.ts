import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The tests that run the command run what users run: the bundle, made from the sources as they are now. */
export function setup(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  execFileSync('npm', ['run', '-s', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // Vitest sets it to `test`, with which React would be another build than the one that is shipped.
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
