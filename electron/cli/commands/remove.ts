import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { permissionText } from '../permission-text.ts';
import { noSuchMailbox, obstacleText } from '../problem-text.ts';

/** `mailvitals remove <address>` */
export const addRemoveCommand: AddCommand = (program, run) => {
  program
    .command('remove')
    .summary('stop watching a mailbox and forget its password or sign-in')
    .description(
      'Removes a mailbox, its history, and its password or sign-in from the keychain, at once and without asking again. The mailbox itself is not touched. Of a sign-in with Google the permission is taken back, for every computer, unless another mailbox here signs in by it; one with Microsoft only you can take back, and the link is shown.',
    )
    .argument('<address>', 'e-mail address')
    .addHelpText('after', '\nExit: 0 removed, 3 no such mailbox.')
    .action(
      run(async ({ terminal, api }, address: string) => {
        const result = await (await api()).removeMailbox(address);
        terminal.printJson(result);
        if (result.kind === 'missing') {
          terminal.say(noSuchMailbox(address));
          return EXIT.unknown;
        }
        terminal.print(`Removed ${address}.`);
        if (result.permission !== null) terminal.say(permissionText(result.permission));
        if (result.leftover !== null) {
          terminal.say(obstacleText(result.leftover, terminal.columns));
        }
        return EXIT.ok;
      }),
    );
};
