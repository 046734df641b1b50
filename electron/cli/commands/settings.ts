import type { ChangeSettingResult, SettingReport } from '../../api/contract.ts';
import { closestName } from '../../mailbox/closest-name.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { OPTIONS, refuse } from '../refuse.ts';
import { layOutFacts } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `mailvitals settings [key [value]]` */
export const addSettingsCommand: AddCommand = (program, run) => {
  program
    .command('settings')
    .summary('show the settings, or change one')
    .description('Shows every setting, the value of one, or sets it.')
    .argument('[key]', 'which setting, for example interval')
    .argument('[value...]', 'what to set it to')
    .option('--reset', 'put the default back')
    .action(
      run(async (context, key: string | undefined, words: string[], { reset }: { reset?: true }) => {
        const value = words.length > 0 ? words.join(' ') : null;
        if (key === undefined) return reset ? refuse(context.terminal, 'key', RESET_WHAT) : showAll(context);
        if (reset && value !== null) return refuse(context.terminal, OPTIONS, RESET_OR_VALUE);
        return reset || value !== null ? changeOne(context, key, value) : showOne(context, key);
      }),
    );
};

const RESET_WHAT =
  'Name the setting whose default shall be put back: “mailvitals settings interval --reset”.';
const RESET_OR_VALUE = 'Give either a value or “--reset”, not both.';

/** Changes one setting and shows what it is now; `null` puts its default back. */
export async function changeOne(
  { terminal, api }: CommandContext,
  key: string,
  value: string | null,
  say = changedText,
): Promise<ExitCode> {
  const result = await (await api()).changeSetting(key, value);
  terminal.printJson(result.kind === 'changed' ? result.setting : result);
  switch (result.kind) {
    case 'changed':
      terminal.print(say(result.setting));
      return EXIT.ok;
    case 'unknown-key':
      return sayUsage(terminal, unknownText(key, result));
    case 'invalid':
      return sayUsage(terminal, result.sentence);
  }
}

async function showAll({ terminal, api }: CommandContext): Promise<ExitCode> {
  const settings = await (await api()).listSettings();
  terminal.printJson(settings);
  const rows = settings.map(({ key, value, defaultValue, description }) => [
    key,
    value === defaultValue ? terminal.style('gray', `${value} (default)`) : value,
    description,
  ]);
  terminal.print(layOutFacts(rows, terminal.columns));
  return EXIT.ok;
}

async function showOne({ terminal, api }: CommandContext, key: string): Promise<ExitCode> {
  const settings = await (await api()).listSettings();
  const keys = settings.map((setting) => setting.key);
  const wanted = key.trim().toLowerCase();
  const setting = settings.find((one) => one.key === wanted);
  if (setting === undefined) {
    const unknown = { kind: 'unknown-key', keys, closest: closestName(key, keys) } as const;
    terminal.printJson(unknown);
    return sayUsage(terminal, unknownText(key, unknown));
  }
  terminal.printJson(setting);
  terminal.print(setting.value);
  return EXIT.ok;
}

function changedText({ key, value, defaultValue }: SettingReport): string {
  return `${key} is now ${value}${value === defaultValue ? ' (default)' : ''}.`;
}

function unknownText(
  key: string,
  { keys, closest }: Extract<ChangeSettingResult, { kind: 'unknown-key' }>,
): string {
  const hint = closest === null ? `There are: ${keys.join(', ')}.` : `Did you mean “${closest}”?`;
  return `There is no setting “${key}”. ${hint}`;
}

function sayUsage(terminal: Terminal, sentence: string): ExitCode {
  terminal.say(sentence);
  return EXIT.usage;
}
