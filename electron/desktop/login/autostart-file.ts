import { readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { APP_ID } from '../app-identity.ts';
import { writeAtomically } from '../write-atomically.ts';
import { type AutostartProgram, autostartEntry, isSwitchedOn } from './autostart-entry.ts';
import { type StartAtLogin, startAtLoginAnswer } from './start-at-login.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Start at login on Linux, where Electron has no call for it: a file in the folder of such files. */
export function autostartFile(program: AutostartProgram, env: Environment, home = homedir()): StartAtLogin {
  const file = join(configFolder(env, home), 'autostart', `${APP_ID}.desktop`);
  const isOn = () => {
    try {
      return isSwitchedOn(readFileSync(file, 'utf8'));
    } catch {
      return false;
    }
  };
  return {
    isOn,
    set: (starts) => {
      if (starts) writeAtomically(file, autostartEntry(program));
      else remove(file);
      return startAtLoginAnswer(starts, { isOn: isOn(), needsApproval: false });
    },
  };
}

/** A relative path there is to be ignored (XDG Base Directory Specification). */
function configFolder({ XDG_CONFIG_HOME = '' }: Environment, home: string): string {
  return isAbsolute(XDG_CONFIG_HOME) ? XDG_CONFIG_HOME : join(home, '.config');
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What is read back says so.
  }
}
