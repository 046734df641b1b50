// node build/release/smoke.mjs <program> [argument…]: starts a packed app with --smoke, prints its verdict, and ends with 0
// where that is good and speaks of the Electron that package.json names.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** The first start of a signed program takes macOS and Windows a while; a start that hangs takes for ever. */
const DEADLINE_MS = 90_000;

const [program, ...rest] = process.argv.slice(2);
const dataFolder = mkdtempSync(join(tmpdir(), 'mailvitals-smoke-'));
const child = spawn(program, [...rest, '--smoke'], {
  env: { ...process.env, MAILVITALS_HOME: dataFolder },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let output = '';
child.stdout.on('data', (chunk) => {
  output += chunk;
});
const deadline = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
child.on('error', (error) => fail(`It could not be started: ${error.message}`));
child.on('close', (code, signal) => {
  clearTimeout(deadline);
  if (signal !== null) fail(`It did not end within ${DEADLINE_MS / 1000} s.`);
  const line = output.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) fail(`It ended with ${code} and gave no verdict.`);
  const verdict = JSON.parse(line);
  console.log(JSON.stringify(verdict, null, 2));
  note(verdict);
  if (code !== 0) fail(`It ended with ${code}.`);
  const { electron } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ).devDependencies;
  if (verdict.versions.electron !== electron) fail(`It does not run on Electron ${electron}.`);
});

/** For the page of the run: which Node, SQLite and TLS library users will have. */
function note(verdict) {
  const page = process.env.GITHUB_STEP_SUMMARY;
  if (page === undefined) return;
  const title = `### ${process.platform} ${process.arch}`;
  appendFileSync(page, `${title}\n\n\`\`\`json\n${JSON.stringify(verdict, null, 2)}\n\`\`\`\n`);
}

function fail(sentence) {
  console.error(`${program}: ${sentence}\n${output}`);
  process.exit(1);
}
