import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a script of this folder in a Node of its own and returns what it printed as JSON; its failure is a rejection. */
export function runNode(script: string, ...args: readonly string[]): Promise<unknown> {
  return runNodeUnder([], script, ...args);
}

/** As {@link runNode}, started by another command, such as `unshare`, which is given Node and its arguments. */
export function runNodeUnder(
  starter: readonly string[],
  script: string,
  ...args: readonly string[]
): Promise<unknown> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const [command = process.execPath, ...rest] = [...starter, process.execPath, path, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaints = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(`${script} ended with ${code}: ${complaints}`));
    });
  });
}
