// `npm run bench`: measures what DESIGN 9 has budgets for, on real servers, and prints a table or, with `--json`, one
// JSON document. `--only watch` measures one part of it. Ends with 1 where a budget is exceeded.
import { parseArgs } from 'node:util';
import { measureCurl } from './curl-sign-ins.ts';
import { type Figure, isWithinBudget } from './figure.ts';
import { figureTable } from './figure-table.ts';
import { type Ground, prepareGround } from './ground.ts';
import { measureKeychain } from './keychain-read.ts';
import { measureListStart } from './list-start.ts';
import { describeMachine, machineText } from './machine.ts';
import { describeMethod } from './method.ts';
import { measureOverview, WINDOW_METHOD } from './overview-figures.ts';
import { bundleCommand, nodeOptionsOfCommand } from './product-command.ts';
import { measureSentinels } from './sentinel-figures.ts';
import { signInFigures } from './sign-in-figures.ts';
import { runSignInRounds } from './sign-in-rounds.ts';
import { measureSnapshot } from './snapshot-figures.ts';
import { measureStart } from './start-figures.ts';
import { measureWatch } from './watch-figures.ts';
import { bundleWorkers } from './worker.ts';

const MAILBOXES = 1_000;

interface Part {
  readonly name: string;
  readonly work: string;
  readonly measure: (ground: Ground) => Promise<readonly Figure[]>;
}

/** What needs no mail server: the window speaks to a program that is a fake. */
interface WindowPart {
  readonly name: string;
  readonly work: string;
  readonly measure: () => Promise<readonly Figure[]>;
}

const PARTS: readonly Part[] = [
  {
    name: 'sign-ins',
    work: 'Signing in bare and checking fully, in turn (about a minute)',
    measure: async (ground) => signInFigures(await runSignInRounds(ground), MAILBOXES),
  },
  { name: 'curl', work: 'Signing in with curl', measure: measureCurl },
  { name: 'snapshot', work: 'Taking snapshots', measure: measureSnapshot },
  { name: 'start', work: 'Starting up to the first snapshot', measure: measureStart },
  { name: 'list', work: 'Starting “mailvitals list”', measure: measureListStart },
  { name: 'watch', work: 'Watching all mailboxes (two and a half minutes)', measure: measureWatch },
  {
    name: 'sentinels',
    work: 'Opening 500 sentinels and letting them idle (three minutes)',
    measure: measureSentinels,
  },
  { name: 'keychain', work: 'Reading from the keychain', measure: measureKeychain },
];

const WINDOW_PARTS: readonly WindowPart[] = [
  { name: 'overview', work: 'Opening the window in Chromium', measure: measureOverview },
];

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true } },
});
const { only } = options;
const isWanted = ({ name }: { readonly name: string }) => only === undefined || only.includes(name);
const parts = PARTS.filter(isWanted);
const windowParts = WINDOW_PARTS.filter(isWanted);
if (parts.length + windowParts.length === 0) {
  throw new Error(`--only takes ${[...PARTS, ...WINDOW_PARTS].map(({ name }) => name).join(', ')}`);
}
const announce = (work: string) => process.stderr.write(`${work} …\n`);

const machine = describeMachine();
const figures: Figure[] = [];
const method: string[] = [];
for (const { work, measure } of windowParts) {
  announce(work);
  figures.push(...(await measure()));
  method.push(WINDOW_METHOD);
}
if (parts.length > 0) await measureOnServers();

const judged = figures.map((figure) => ({ ...figure, within: isWithinBudget(figure) }));
console.log(
  options.json
    ? JSON.stringify({ machine, figures: judged, method }, null, 2)
    : [machineText(machine), figureTable(figures), method.join('\n')].join('\n\n'),
);
process.exitCode = judged.some(({ within }) => within === false) ? 1 : 0;

async function measureOnServers(): Promise<void> {
  announce('Bundling');
  await bundleCommand();
  await bundleWorkers();
  announce(`Starting Dovecot and Postfix with ${MAILBOXES} mailboxes and writing their history`);
  const ground = await prepareGround(MAILBOXES);
  try {
    for (const { work, measure } of parts) {
      announce(work);
      figures.push(...(await measure(ground)));
    }
    method.push(...describeMethod(ground, await nodeOptionsOfCommand()));
  } finally {
    await ground.stop();
  }
}
