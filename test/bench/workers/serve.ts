import { createInterface } from 'node:readline';

/** What a stretch of work cost this process; the servers are others. */
export interface Spent {
  /** User and system time of all threads. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most memory the process has had since its start (resident set). */
  readonly peakMb: number;
}

/** What a stretch of work cost, and what it brought. */
export interface Answer<Result> extends Spent {
  readonly result: Result;
}

/**
 * Serves the bench until standard input ends: its first line is the job, each further one asks for a stretch of work and
 * is answered with what that cost and brought. What is thrown ends the process.
 */
export async function serve<Job, Stretch, Result = void>(
  prepare: (job: Job) => Promise<(stretch: Stretch) => Promise<Result>>,
): Promise<void> {
  let work: ((stretch: Stretch) => Promise<Result>) | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    if (work === undefined) {
      work = await prepare(JSON.parse(line));
    } else {
      const answer = await measure(work, JSON.parse(line));
      process.stdout.write(`${JSON.stringify(answer)}\n`);
    }
  }
}

async function measure<Stretch, Result>(
  work: (stretch: Stretch) => Promise<Result>,
  stretch: Stretch,
): Promise<Answer<Result>> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const result = await work(stretch);
  const { user, system } = process.cpuUsage(before);
  return {
    cpuMs: (user + system) / 1000,
    wallMs: performance.now() - startedAt,
    peakMb: process.resourceUsage().maxRSS / 1024,
    result,
  };
}
