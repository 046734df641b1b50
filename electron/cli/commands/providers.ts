import type { ProviderDetails } from '../../api/contract.ts';
import type { AddCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { stepsText } from '../report-text.ts';
import { offerText } from '../sign-in-text.ts';
import { layOutFacts, layOutTable, wrapText } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** `mailvitals providers [id]` */
export const addProvidersCommand: AddCommand = (program, run) => {
  program
    .command('providers')
    .summary('list the providers that are known, or all facts about one')
    .description(
      'Shows what is known of mail providers: servers, kind of password, limits, links, and how sure each fact is.',
    )
    .argument('[id]', 'id of one provider')
    .action(
      run(async ({ terminal, api }, id: string | undefined) => {
        if (id === undefined) {
          const providers = await (await api()).listProviders();
          terminal.printJson(providers);
          const rows = providers.map(({ id: providerId, name, secretName, sendCap }) => [
            providerId,
            name,
            sendCap === null ? 'no limit known' : `${sendCap.value} ${sendCap.unit} a day (${sendCap.basis})`,
            secretName,
          ]);
          terminal.print(layOutTable(rows, terminal.columns));
          return EXIT.ok;
        }
        const provider = await (await api()).showProvider(id);
        terminal.printJson(provider);
        if (provider === null) {
          terminal.say(`There is no provider “${id}”. “mailvitals providers” lists them.`);
          return EXIT.unknown;
        }
        terminal.print(detailsText(provider, terminal));
        return EXIT.ok;
      }),
    );
};

function detailsText(provider: ProviderDetails, { style, columns }: Terminal): string {
  const width = Math.min(columns, 100);
  const facts = provider.facts.map(({ label, value, confidence }) => [
    `  ${label}`,
    style('gray', confidence),
    value,
  ]);
  if (provider.signIn !== null) facts.push(['  Sign-in', '', offerText(provider.signIn)]);
  return [
    `${style('bold', provider.name)} (${provider.id})`,
    layOutFacts(facts, width),
    '',
    stepsText(provider.secretSteps, width),
    ...(provider.notes.length > 0
      ? ['', ...provider.notes.map((note) => `  • ${wrapText(note, width, '    ')}`)]
      : []),
    '',
    '  Sources',
    ...provider.sources.map((source) => `    ${source}`),
  ].join('\n');
}
