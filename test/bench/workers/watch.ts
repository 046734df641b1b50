// Watches, and says after each stretch of time what that took.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningWatch, startWatch, type Tally, type WatchJob } from './running-watch.ts';
import { serve } from './serve.ts';

/** How long to go on watching. */
export interface WatchTime {
  readonly seconds: number;
}

export interface Watched extends Tally {
  /** What the kernel was asked to write to the disk. */
  readonly writtenBytes: number;
}

let watch: RunningWatch | undefined;
await serve(async (job: WatchJob) => {
  const running = startWatch(job);
  watch = running;
  return async ({ seconds }: WatchTime): Promise<Watched> => {
    const before = writtenBytes();
    running.takeTally();
    await sleep(seconds * 1_000);
    return { ...running.takeTally(), writtenBytes: writtenBytes() - before };
  };
});
await watch?.stop();

/** Since the start of this process (proc(5)). */
function writtenBytes(): number {
  return Number(/^write_bytes: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
}
