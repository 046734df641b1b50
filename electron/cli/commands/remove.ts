import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { noSuchMailbox, obstacleText } from '../problem-text.ts';

/** `mailvitals remove <address>` */
export const addRemoveCommand: AddCommand = (program, run) => {
  program
    .command('remove')
    .summary('stop watching a mailbox and forget its password')
    .description(
      'Removes a mailbox, its history, and its password from the keychain. The mailbox itself is not touched.',
    )
    .argument('<address>', 'e-mail address')
    .action(
      run(async ({ terminal, api }, address: string) => {
        const result = await (await api()).removeMailbox(address);
        terminal.printJson(result);
        if (result.kind === 'missing') {
          terminal.say(noSuchMailbox(address));
          return EXIT.unknown;
        }
        terminal.print(`Removed ${address}.`);
        if (result.leftover !== null) {
          terminal.say(obstacleText(result.leftover, terminal.columns));
        }
        return EXIT.ok;
      }),
    );
};
