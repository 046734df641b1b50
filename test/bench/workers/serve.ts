import { createInterface } from 'node:readline';

/** What a stretch of work cost this process; the servers are others. */
export interface Spent {
  /** User and system time of all threads. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most memory the process has had since its start (resident set). */
  readonly peakMb: number;
}

/**
 * Serves the bench until standard input ends: its first line is the job, each further one asks for a stretch of work and
 * is answered with what that cost. What is thrown ends the process.
 */
export async function serve<Job, Stretch>(
  prepare: (job: Job) => Promise<(stretch: Stretch) => Promise<void>>,
): Promise<void> {
  let work: ((stretch: Stretch) => Promise<void>) | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    if (work === undefined) {
      work = await prepare(JSON.parse(line));
    } else {
      const spent = await measure(work, JSON.parse(line));
      process.stdout.write(`${JSON.stringify(spent)}\n`);
    }
  }
}

async function measure<Stretch>(work: (stretch: Stretch) => Promise<void>, stretch: Stretch): Promise<Spent> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await work(stretch);
  const { user, system } = process.cpuUsage(before);
  return {
    cpuMs: (user + system) / 1000,
    wallMs: performance.now() - startedAt,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}
