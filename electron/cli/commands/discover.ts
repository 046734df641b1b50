import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { problemsText } from '../problem-text.ts';
import { offerText } from '../sign-in-text.ts';
import { layOutFacts, wrapText } from '../table.ts';

/** `mailvitals discover <address>` */
export const addDiscoverCommand: AddCommand = (program, run) => {
  program
    .command('discover')
    .summary('show which servers would be tried for an address, and why')
    .description(
      'Finds the servers of an address without signing in: by its domain, MX and SRV records, and the provider’s autoconfig document.',
    )
    .argument('<address>', 'e-mail address')
    .addHelpText('after', '\nExit: 0 found, 3 nothing found.')
    .action(
      run(async ({ terminal, api }, address: string) => {
        const found = await (await api()).discoverServers(address);
        terminal.printJson(found);
        if (found.kind === 'invalid') {
          terminal.say(problemsText(found.problems));
          return EXIT.usage;
        }
        terminal.print(`${found.providerName} (${found.provider}): ${found.recognisedBy}`);
        terminal.print(wrapText(found.secretAdvice, Math.min(terminal.columns, 100), ''));
        if (found.signIn !== null) {
          const sentence = `Sign-in is ${offerText(found.signIn)}`;
          terminal.print(wrapText(sentence, Math.min(terminal.columns, 100), ''));
          terminal.print(`  mailvitals add ${found.address} --oauth`);
        }
        const rows = found.candidates.map(({ protocol, url, reason }) => [
          `  ${protocol.toUpperCase()}`,
          url,
          reason,
        ]);
        terminal.print(`\n${layOutFacts(rows, Math.max(terminal.columns, 80))}`);
        found.notes.forEach(terminal.say);
        if (found.candidates.every(({ source }) => source === 'guess')) {
          terminal.say(
            'Nothing was found. These names are guesses: each is tried before it gets a password.',
          );
          return EXIT.unknown;
        }
        return EXIT.ok;
      }),
    );
};
