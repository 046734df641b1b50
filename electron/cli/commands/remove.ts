import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { noSuchMailbox, obstacleText } from '../problem-text.ts';
import { rememberedConsent } from '../remembered-consent.ts';

/** `mailvitals remove <address>` */
export const addRemoveCommand: AddCommand = (program, run) => {
  program
    .command('remove')
    .summary('stop watching a mailbox and forget its password or sign-in')
    .description(
      'Removes a mailbox, its history, and its password or sign-in from the keychain. The mailbox itself is not touched.',
    )
    .argument('<address>', 'e-mail address')
    .action(
      run(async ({ terminal, api }, address: string) => {
        const opened = await api();
        const mailbox = await opened.showMailbox(address);
        const result = await opened.removeMailbox(address);
        terminal.printJson(result);
        if (result.kind === 'missing') {
          terminal.say(noSuchMailbox(address));
          return EXIT.unknown;
        }
        terminal.print(`Removed ${address}.`);
        const consent = mailbox && rememberedConsent(mailbox);
        if (consent !== null) terminal.say(consent);
        if (result.leftover !== null) {
          terminal.say(obstacleText(result.leftover, terminal.columns));
        }
        return EXIT.ok;
      }),
    );
};
