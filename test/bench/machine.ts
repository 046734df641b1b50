import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on. */
export interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  /** Processes that wanted a core in the minute before: above 0.5 or so, something else is being measured too. */
  readonly loadBefore: number;
}

/** This machine, now. */
export function describeMachine(): Machine {
  const cores = cpus();
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

/** The machine in one line. */
export function machineText(machine: Machine): string {
  const { node, platform, processor, cores, memoryGb, loadBefore } = machine;
  return `Node ${node} on ${platform}, ${cores} cores (${processor}), ${memoryGb} GB; load before: ${loadBefore}`;
}
