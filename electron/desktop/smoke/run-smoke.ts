import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Api } from '../../api/contract.ts';
import { openKeychain } from '../../credentials/keychain.ts';
import { guardContents } from '../window/guard-contents.ts';
import { servePage } from '../window/serve-page.ts';
import { certificatesCheck } from './certificates-check.ts';
import { databaseCheck } from './database-check.ts';
import { keychainCheck } from './keychain-check.ts';
import { runChecks, type SmokeCheck, type SmokeVerdict } from './smoke-check.ts';
import { trayCheck } from './tray-check.ts';
import { windowCheck } from './window-check.ts';

const LIMIT_MS = 20_000;

export interface SmokeParts {
  readonly built: string;
  /** An engine of its own, which knows no mailbox and no keychain. */
  readonly openEngineIn: (dataFolder: string) => { readonly api: Api; readonly close: () => void };
}

/** `--smoke`: tries what only this very build on this very system can show, prints one line of JSON and ends with 0 or 1. */
export async function runSmoke(parts: SmokeParts): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mailvitals-smoke-'));
  const verdict = await tryOut(parts, folder);
  for (const made of [folder, app.getPath('userData')]) removeIfFree(made);
  // Written out before the end: a pipe takes it in its own time.
  process.stdout.write(`${JSON.stringify(verdict)}\n`, () => app.exit(verdict.ok ? 0 : 1));
}

async function tryOut({ built, openEngineIn }: SmokeParts, folder: string): Promise<SmokeVerdict> {
  servePage(join(built, 'renderer'));
  guardContents({ places: () => ({ hosts: new Set(), loopbackOrigins: [] }), warn: () => {} });
  app.on('window-all-closed', () => {});
  const engine = openOr(() => openEngineIn(join(folder, 'data')));
  const checks: readonly SmokeCheck[] = [
    { name: 'engine', run: () => (engine.ok ? 'opened' : Promise.reject(engine.error)) },
    databaseCheck(folder),
    keychainCheck(openKeychain({ serviceName: 'Mailvitals smoke test' })),
    certificatesCheck,
    trayCheck(built),
    ...(engine.ok ? [windowCheck(engine.value.api, built)] : []),
  ];
  const verdict = await runChecks(checks, versions(), LIMIT_MS);
  if (engine.ok) engine.value.close();
  return verdict;
}

/** Windows removes no file that Chromium has open; such a folder is left to the system. */
function removeIfFree(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It lies among the temporary ones.
  }
}

type Opened<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

function openOr<T>(open: () => T): Opened<T> {
  try {
    return { ok: true, value: open() };
  } catch (error) {
    return { ok: false, error };
  }
}

/** What carries the app; Electron's TLS is BoringSSL, whatever number it gives. */
function versions(): Readonly<Record<string, string>> {
  const { electron, chrome, node, sqlite, openssl, modules, v8 } = process.versions;
  const isBoring = Reflect.get(process.features, 'openssl_is_boringssl') === true;
  return {
    app: app.getVersion(),
    ...present({ electron, chrome, node, sqlite, modules, v8 }),
    [isBoring ? 'boringssl' : 'openssl']: openssl,
    platform: `${process.platform}-${process.arch}`,
  };
}

function present(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
