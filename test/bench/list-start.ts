import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Figure, middleOf } from './figure.ts';
import type { Ground } from './ground.ts';
import { COMMAND, nodeOptionsOfCommand, ROOT } from './product-command.ts';

const RUNS = 10;
const RUNS_BY_NPM = 3;

/** `mailvitals list` from the start of its process to its end, on all mailboxes with their history. */
export async function measureListStart({ dataFolder, mailboxes }: Ground): Promise<readonly Figure[]> {
  const env = { ...process.env, MAILVITALS_HOME: dataFolder };
  const time = async (command: string, args: readonly string[]) => {
    const startedAt = performance.now();
    const { stdout } = await promisify(execFile)(command, args, { cwd: ROOT, env });
    const ms = performance.now() - startedAt;
    const lines = stdout.trimEnd().split('\n').length;
    if (lines < mailboxes.length) throw new Error(`“mailvitals list” printed ${lines} lines`);
    return ms;
  };
  const list = [...(await nodeOptionsOfCommand()), COMMAND, 'list'];
  const own = await times(RUNS, () => time(process.execPath, list));
  const byNpm = await times(RUNS_BY_NPM, () => time('npm', ['run', '-s', 'mailvitals', '--', 'list']));
  return [
    middleOf({
      id: 'list-start',
      what: '“mailvitals list”, from start to exit',
      unit: 'ms',
      runs: own,
      budget: { atMost: 300 },
    }),
    middleOf({ id: 'list-start-npm', what: 'through “npm run -s mailvitals”', unit: 'ms', runs: byNpm }),
  ];
}

async function times(count: number, measure: () => Promise<number>): Promise<readonly number[]> {
  const runs: number[] = [];
  for (let run = 0; run < count; run += 1) runs.push(await measure());
  return runs;
}
