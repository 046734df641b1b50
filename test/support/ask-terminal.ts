import { readSecret } from '../../electron/cli/secret-input.ts';
import { openTerminal } from '../../electron/cli/terminal.ts';

// What one process makes of its own standard input and output; the secret is told only as JSON to the test.
const [mode] = process.argv.slice(2);
const cancelling = new AbortController();
const asked = { question: 'Password', cancelled: cancelling.signal };
if (mode === 'secret' || mode === 'left') {
  // While the start of it is being read.
  if (mode === 'left') process.stdin.once('data', () => cancelling.abort());
  process.stdout.write(JSON.stringify(await readSecret({ ...asked, fromStdin: true })));
  // A pipe that is still being filled must not keep the process.
  process.exitCode = 0;
} else if (mode === 'question') {
  process.stdout.write(JSON.stringify(await readSecret({ ...asked, fromStdin: false })));
} else {
  const terminal = openTerminal(mode === 'json');
  terminal.print(terminal.style('red', 'for people'));
  terminal.printJson({ columns: terminal.columns, isInteractive: terminal.isInteractive });
  terminal.say('beside');
}
