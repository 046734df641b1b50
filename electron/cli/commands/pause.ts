import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { noSuchMailbox } from '../problem-text.ts';

/** `mailvitals pause <address>` and `mailvitals resume <address>` */
export const addPauseCommands: AddCommand = (program, run) => {
  const add = (name: string, paused: boolean, summary: string, done: string) => {
    program
      .command(name)
      .summary(summary)
      .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}. Settings, history and password stay.`)
      .argument('<address>', 'e-mail address')
      .action(
        run(async ({ terminal, api }, address: string) => {
          const isKnown = await (await api()).setPaused(address, paused);
          terminal.printJson(isKnown ? { address, paused } : null);
          if (!isKnown) {
            terminal.say(noSuchMailbox(address));
            return EXIT.unknown;
          }
          terminal.print(`${done} ${address}.`);
          return EXIT.ok;
        }),
      );
  };
  add('pause', true, 'leave a mailbox out of checks for now', 'Paused');
  add('resume', false, 'check a paused mailbox again', 'Resumed');
};
