// `npm run bench`: measures what DESIGN 9 has budgets for, on real servers, and prints a table or, with `--json`, one
// JSON document. Ends with 1 where a budget is exceeded.
import { parseArgs } from 'node:util';
import { measureCurl } from './curl-sign-ins.ts';
import { isWithinBudget } from './figure.ts';
import { figureTable } from './figure-table.ts';
import { prepareGround } from './ground.ts';
import { measureKeychain } from './keychain-read.ts';
import { measureListStart } from './list-start.ts';
import { describeMachine, machineText } from './machine.ts';
import { describeMethod } from './method.ts';
import { bundleCommand, nodeOptionsOfCommand } from './product-command.ts';
import { signInFigures } from './sign-in-figures.ts';
import { runSignInRounds } from './sign-in-rounds.ts';
import { bundleWorkers } from './worker.ts';

const MAILBOXES = 1_000;

const { values: options } = parseArgs({ options: { json: { type: 'boolean' } } });
const announce = (work: string) => process.stderr.write(`${work} …\n`);

const machine = describeMachine();
announce('Bundling');
await bundleCommand();
await bundleWorkers();
announce(`Starting Dovecot and Postfix with ${MAILBOXES} mailboxes and writing their history`);
const ground = await prepareGround(MAILBOXES);
try {
  announce('Signing in bare and checking fully, in turn (about a minute)');
  const signIns = signInFigures(await runSignInRounds(ground), MAILBOXES);
  announce('Signing in with curl');
  const curl = await measureCurl(ground);
  announce('Starting “mailvitals list”');
  const listStart = await measureListStart(ground);
  announce('Reading from the keychain');
  const figures = [...signIns, ...curl, ...listStart, ...(await measureKeychain())];

  const method = describeMethod(ground, await nodeOptionsOfCommand());
  const judged = figures.map((figure) => ({ ...figure, within: isWithinBudget(figure) }));
  console.log(
    options.json
      ? JSON.stringify({ machine, figures: judged, method }, null, 2)
      : [machineText(machine), figureTable(figures), method.join('\n')].join('\n\n'),
  );
  process.exitCode = judged.some(({ within }) => within === false) ? 1 : 0;
} finally {
  await ground.stop();
}
