import type { SettingReport } from '../../api/contract.ts';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { changeOne } from './settings.ts';

/** `mailvitals snooze [when]`: a shorter way to the setting of that name. */
export const addSnoozeCommand: AddCommand = (program, run) => {
  program
    .command('snooze')
    .summary('hold notifications back for a while')
    .description(
      'Holds notifications back; checks and the record go on. Without an argument, says until when.',
    )
    .argument('[when...]', 'how long, such as 2h, 90m or 1d; until when, such as 08:00; or off')
    .action(
      run(async (context, words: string[]) => {
        if (words.length > 0) return changeOne(context, 'snooze', words.join(' '), snoozeText);
        const settings = await (await context.api()).listSettings();
        const snooze = settings.find(({ key }) => key === 'snooze');
        context.terminal.printJson(snooze ?? null);
        context.terminal.print(snooze === undefined ? 'Nothing is snoozed.' : snoozeText(snooze));
        return EXIT.ok;
      }),
    );
};

/** In local time: whoever asks for two hours of peace looks at the clock on the wall. */
export function snoozeText({ value }: Pick<SettingReport, 'value'>): string {
  return value === 'off'
    ? 'Nothing is snoozed: notifications are shown as they come.'
    : `Notifications are held back until ${LOCAL.format(new Date(value))}.`;
}

const LOCAL = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
