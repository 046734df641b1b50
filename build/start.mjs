// `npm start`: the window is not built yet, so it says so and shows what works.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

process.stdout.write(
  'The tray and the window come next. Until then Mailvitals is a command:\n\n' +
    '    npm run -s mailvitals -- add you@example.com\n' +
    '    npm run -s mailvitals -- check\n\n',
);
const command = fileURLToPath(new URL('../out/main/mailvitals.js', import.meta.url));
process.exitCode = spawnSync(process.execPath, [command, '--help'], { stdio: 'inherit' }).status ?? 1;
