import { Command, CommanderError } from 'commander';
import { StorageProblem } from '../storage/storage-problem.ts';
import type { CommandContext, RunAction } from './command.ts';
import { addAddCommand } from './commands/add.ts';
import { addCheckCommand } from './commands/check.ts';
import { demoCommand, type OpenDemo } from './commands/demo.ts';
import { addDiagnoseCommand } from './commands/diagnose.ts';
import { addDiscoverCommand } from './commands/discover.ts';
import { addEditCommand } from './commands/edit.ts';
import { addExportCommand } from './commands/export.ts';
import { addImportCommand } from './commands/import.ts';
import { addLimitsCommand } from './commands/limits.ts';
import { addListCommand } from './commands/list.ts';
import { addPauseCommands } from './commands/pause.ts';
import { addProvidersCommand } from './commands/providers.ts';
import { addRebindCommand } from './commands/rebind.ts';
import { addRegisterCommand } from './commands/register.ts';
import { addRemoveCommand } from './commands/remove.ts';
import { addSendTestCommand } from './commands/send-test.ts';
import { addSendsCommand } from './commands/sends.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSettingsCommand } from './commands/settings.ts';
import { addShowCommand } from './commands/show.ts';
import { addSnoozeCommand } from './commands/snooze.ts';
import { addWatchCommand } from './commands/watch.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** What the program needs of the outside. */
export interface ProgramParts {
  readonly version: string;
  /** Opens the engine on a data folder; `null` takes the user's own. */
  readonly openApi: (dataFolder: string | null, terminal: Terminal) => CommandContext['api'];
  /** Opens a demo, which has a data folder and a keychain of its own. */
  readonly openDemo: OpenDemo;
  readonly cancelled: AbortSignal;
}

/** In the order a newcomer needs them. */
const COMMANDS = [
  addAddCommand,
  addCheckCommand,
  addWatchCommand,
  addServeCommand,
  addListCommand,
  addShowCommand,
  addRebindCommand,
  addRegisterCommand,
  addEditCommand,
  addSendsCommand,
  addLimitsCommand,
  addSendTestCommand,
  addPauseCommands,
  addSnoozeCommand,
  addRemoveCommand,
  addImportCommand,
  addExportCommand,
  addDiscoverCommand,
  addProvidersCommand,
  addDiagnoseCommand,
  addSettingsCommand,
];

const INTRODUCTION = `Watches mailboxes: signs in to their IMAP and SMTP servers, says why one stopped working and how to mend it.

Passwords and sign-ins live in this computer's keychain and nowhere else.`;

const FIRST_STEPS = `
First steps:
  mailvitals add you@example.com          find the servers, ask for the password, try it, store it
  mailvitals add you@outlook.com --oauth  sign in at the provider’s own page instead (Microsoft, Google)
  mailvitals check                        try all mailboxes now
  mailvitals rebind you@example.com       give a mailbox a new password, once it works

“mailvitals help <command>” tells more about each.`;

/** Runs one command line and says what to exit with. Never throws. */
export async function runProgram(args: readonly string[], parts: ProgramParts): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = new Command('mailvitals')
    .description(INTRODUCTION)
    .version(parts.version)
    .option('--data-dir <folder>', 'where mailboxes and history are kept (also MAILVITALS_HOME)')
    .option('--json', 'write one JSON document to standard output and nothing else')
    .addHelpText('after', FIRST_STEPS)
    .configureOutput({ outputError: (sentence, write) => write(withoutValues(sentence)) })
    .exitOverride()
    .showSuggestionAfterError();

  const run: RunAction =
    (action) =>
    async (...args) => {
      const { json, dataDir } = program.opts<{ json?: true; dataDir?: string }>();
      const terminal = openTerminal(json === true);
      const api = parts.openApi(dataDir ?? process.env.MAILVITALS_HOME ?? null, terminal);
      code = await action({ terminal, api, cancelled: parts.cancelled, version: parts.version }, ...args);
    };
  for (const addCommand of [...COMMANDS, demoCommand(parts.openDemo)]) {
    addCommand(program, run);
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error);
  }
}

/** What commander quotes of a mistyped command line may be a password that somebody put there. */
function withoutValues(sentence: string): string {
  return sentence
    .replace(
      /(too many arguments.*? but got \d+):.*/s,
      '$1. A password is never an argument: it is asked for.\n',
    )
    .replace(/(unknown option '--?[\w-]+)=[^']*'/, "$1'");
}

function explain(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong; asking for help is no error.
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  if (error instanceof StorageProblem) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.trouble;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`Mailvitals met a fault of its own. Please report it with these lines:\n${stack}\n`);
  return EXIT.trouble;
}
