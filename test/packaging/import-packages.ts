// Run by a test in a Node of its own, within a packed app: imports each package named on its command line as the main
// process does, and prints the names of those that are not there or do not load.
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder = '', ...names] = process.argv.slice(2);
// Electron answers for itself at run time; it is never packed.
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: 'electron:', format: 'commonjs', shortCircuit: true } : next(name, context),
  load: (url, context, next) =>
    url === 'electron:'
      ? { format: 'commonjs', source: 'module.exports = {}', shortCircuit: true }
      : next(url, context),
});

const parent = pathToFileURL(join(folder, 'out/main/main.js')).href;
const failures: string[] = [];
for (const name of names) {
  try {
    await import(import.meta.resolve(name, parent));
  } catch (error) {
    failures.push(`${name}: ${error}`);
  }
}
process.stdout.write(JSON.stringify(failures));
process.exit();
