// node build/release/check-fuses.mjs <program or .app>: reads the fuses of a packed app with Electron's own tool and ends
// with 1 where one is not as electron-builder.yml has it.
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** As in electron-builder.yml, by the names that the tool prints. */
const WANTED = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

const tool = fileURLToPath(new URL('../../node_modules/@electron/fuses/dist/bin.js', import.meta.url));
const report = execFileSync(process.execPath, [tool, 'read', '--app', process.argv[2]], {
  encoding: 'utf8',
  env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
});
console.log(report);
const wrong = Object.entries(WANTED).filter(
  ([name, isOn]) => !new RegExp(`\\b${name} is ${isOn ? 'Enabled' : 'Disabled'}`).test(report),
);
for (const [name, isOn] of wrong) console.error(`${name} should be ${isOn ? 'on' : 'off'}.`);
process.exitCode = wrong.length > 0 ? 1 : 0;
