// node build/release/tamper.mjs <program> <app.asar>: changes one byte of the packed code. macOS and Windows must then
// refuse to start the app; ends with 1 where it still gives a good verdict. Run it last: the app is broken afterwards.
import { spawnSync } from 'node:child_process';
import { openSync, readFileSync, writeSync } from 'node:fs';
import process from 'node:process';

const DEADLINE_MS = 60_000;

const [program, archive] = process.argv.slice(2);
// The first letter of a word that the code of the main process has: it stays a program, and is another one.
const at = readFileSync(archive).lastIndexOf('requestSingleInstanceLock');
if (at === -1) throw new Error(`${archive} does not hold the main process.`);
writeSync(openSync(archive, 'r+'), 'R', at);

const { status, signal, stdout } = spawnSync(program, ['--smoke'], {
  encoding: 'utf8',
  timeout: DEADLINE_MS,
});
console.log(`Changed at ${at}. It ended with ${status ?? signal}.\n${stdout}`);
process.exitCode = status === 0 || /"electron"/.test(stdout) ? 1 : 0;
