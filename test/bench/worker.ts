import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { nodeOptionsOfCommand, ROOT } from './product-command.ts';
import type { BareJob } from './workers/bare-sign-ins.ts';
import type { CheckJob } from './workers/full-checks.ts';
import type { KeychainJob, Reads } from './workers/keychain-reads.ts';
import type { WatchJob } from './workers/running-watch.ts';
import type { Guarded, SentinelWork } from './workers/sentinels.ts';
import type { Answer } from './workers/serve.ts';
import type { Slice } from './workers/slice.ts';
import type { SnapshotJob } from './workers/snapshots.ts';
import type { Watched, WatchTime } from './workers/watch.ts';

/** What each worker is told at its start and with each stretch of work, and what that brings. */
interface Workers {
  readonly 'bare-sign-ins': Kind<BareJob, Slice>;
  readonly 'full-checks': Kind<CheckJob, Slice>;
  readonly 'keychain-reads': Kind<KeychainJob, Reads>;
  readonly sentinels: Kind<WatchJob, SentinelWork, Guarded>;
  readonly snapshots: Kind<SnapshotJob, null>;
  readonly watch: Kind<WatchJob, WatchTime, Watched>;
}

interface Kind<Job, Stretch, Result = void> {
  readonly job: Job;
  readonly stretch: Stretch;
  readonly result: Result;
}

/** A process that does one kind of work and says what it cost and brought. */
export interface Worker<Stretch, Result = void> {
  /** One stretch at a time. Rejects where the work failed; the worker's own words are on standard error then. */
  readonly measure: (stretch: Stretch) => Promise<Answer<Result>>;
  readonly stop: () => Promise<void>;
}

/** Bundles the workers into `out/bench`; about a second. */
export async function bundleWorkers(): Promise<void> {
  const config = ['--config', 'test/bench/bundle.config.ts', '--logLevel', 'warn'];
  await promisify(execFile)('npx', ['electron-vite', 'build', ...config], { cwd: ROOT });
}

/**
 * Starts a bundled worker, with the options of Node that the product runs with. Its job holds passwords, so it goes in
 * through standard input.
 */
export async function startWorker<Name extends keyof Workers>(
  name: Name,
  job: Workers[Name]['job'],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Worker<Workers[Name]['stretch'], Workers[Name]['result']>> {
  const options = await nodeOptionsOfCommand();
  const child = spawn(process.execPath, [...options, `${ROOT}out/bench/${name}.js`], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let cause: unknown;
  const exited = once(child, 'exit').catch((error: unknown) => {
    cause = error;
  });
  const tell = (line: unknown) => child.stdin.write(`${JSON.stringify(line)}\n`);
  // A worker that failed reads no more; that it gives no answer says so.
  child.stdin.on('error', () => undefined);
  tell(job);
  return {
    async measure(stretch) {
      tell(stretch);
      const answer = await answers.next();
      if (answer.done === true)
        throw new Error(`The worker ${name} failed; its own words stand above.`, { cause });
      return JSON.parse(answer.value);
    },
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}
