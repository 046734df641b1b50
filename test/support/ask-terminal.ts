import { readSecret } from '../../electron/cli/secret-input.ts';
import { openTerminal } from '../../electron/cli/terminal.ts';

// What one process makes of its own standard input and output; the secret is told only as JSON to the test.
const [mode] = process.argv.slice(2);
if (mode === 'secret') {
  process.stdout.write(JSON.stringify(await readSecret({ fromStdin: true, question: 'Password' })));
  // A pipe that is still being filled must not keep the process.
  process.exitCode = 0;
} else if (mode === 'question') {
  process.stdout.write(JSON.stringify(await readSecret({ fromStdin: false, question: 'Password' })));
} else {
  const terminal = openTerminal(mode === 'json');
  terminal.print(terminal.style('red', 'for people'));
  terminal.printJson({ columns: terminal.columns, isInteractive: terminal.isInteractive });
  terminal.say('beside');
}
