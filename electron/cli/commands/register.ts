import { Argument } from 'commander';
import type { Api, RegisterClientRequest, SignInIssuer, SignInOffer } from '../../api/contract.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { obstacleText, problemsText } from '../problem-text.ts';
import { OPTIONS, refuse, refuseNoSecret } from '../refuse.ts';
import { readSecret } from '../secret-input.ts';
import { guideText } from '../sign-in-text.ts';
import type { Terminal } from '../terminal.ts';

interface RegisterOptions {
  readonly clientId?: string;
  readonly clientSecretStdin?: true;
  readonly remove?: true;
}

/** Any provider that signs in there: the offer is the same for all of them. */
const PROVIDER_ID: Readonly<Record<SignInIssuer, string>> = { microsoft: 'outlook', google: 'gmail' };

/** `mailvitals register <microsoft|google>` */
export const addRegisterCommand: AddCommand = (program, run) => {
  program
    .command('register')
    .summary('tell under which client ID to sign in with Microsoft or Google')
    .description(
      'Without options shows how to register Mailvitals at the provider, in three steps, and which client ID is known. With a client ID keeps it. Google’s client secret is asked for and goes to the keychain of this computer.',
    )
    .addArgument(new Argument('<provider>', 'who is asked for sign-ins').choices(Object.keys(PROVIDER_ID)))
    .option('--client-id <id>', 'the client ID that the provider shows after registering, or “off” for none')
    .option(
      '--client-secret-stdin',
      'read Google’s client secret from standard input; without a client ID it goes with the one that is kept',
    )
    .option('--remove', 'forget the client ID, and the client secret with it')
    .addHelpText('after', '\nExit: 0 shown, kept or forgotten, 3 cancelled, or the keychain did not take it.')
    .action(
      run(async (context, issuer: SignInIssuer, options: RegisterOptions) => {
        const api = await context.api();
        const offer = (await api.showProvider(PROVIDER_ID[issuer]))?.signIn ?? null;
        const conflict = conflictOf(options, offer);
        if (conflict !== null) return refuse(context.terminal, OPTIONS, conflict);
        if (isTakenBack(options)) return keep(context.terminal, api, { issuer, clientId: null });
        return options.clientId === undefined && !options.clientSecretStdin
          ? showOffer(context, api, offer)
          : register(context, api, { issuer, offer }, options);
      }),
    );
};

/** “off” is the word for no value in all settings. */
function isTakenBack({ clientId, remove }: RegisterOptions): boolean {
  return remove === true || clientId?.trim().toLowerCase() === 'off';
}

function conflictOf(options: RegisterOptions, offer: SignInOffer | null): string | null {
  const { clientId, clientSecretStdin, remove } = options;
  if (remove && (clientId !== undefined || clientSecretStdin)) {
    return 'Give either a client ID or “--remove”, not both.';
  }
  if (!clientSecretStdin) return null;
  if (isTakenBack(options))
    return 'A client secret goes with a client ID: leave “--client-secret-stdin” out.';
  return offer === null || offer.guide.hasClientSecret
    ? null
    : `${offer.name} takes no client secret from a program like this: leave “--client-secret-stdin” out.`;
}

async function showOffer(
  { terminal }: CommandContext,
  api: Api,
  offer: SignInOffer | null,
): Promise<ExitCode> {
  terminal.printJson(offer);
  if (offer === null) return EXIT.unknown;
  terminal.print(guideText(offer.guide, Math.min(terminal.columns, 100)));
  terminal.print(`\n${await nowText(offer, api)}`);
  return EXIT.ok;
}

/** What is known now. A client id is no secret. */
async function nowText({ clientIdFrom, guide, name }: SignInOffer, api: Api): Promise<string> {
  switch (clientIdFrom) {
    case 'settings': {
      const set = (await api.listSettings()).find(({ key }) => key === guide.setting);
      return `Now: ${set?.value ?? 'one is known'}, kept in the settings.`;
    }
    case 'environment':
      return `Now: the one that ${guide.environmentVariable} names in the environment.`;
    case 'build':
      return 'Now: the one that this program was built with.';
    case null:
      return `Now: none, so nobody can sign in with ${name} yet.`;
  }
}

/** Keeps a client id, or a client secret alone, which then goes with the id that is there. */
async function register(
  { terminal, cancelled }: CommandContext,
  api: Api,
  { issuer, offer }: { readonly issuer: SignInIssuer; readonly offer: SignInOffer | null },
  { clientId, clientSecretStdin }: RegisterOptions,
): Promise<ExitCode> {
  const request = { issuer, ...(clientId !== undefined && { clientId }) };
  if (offer?.guide.hasClientSecret !== true) return keep(terminal, api, request);
  const given = await readSecret({
    fromStdin: clientSecretStdin === true,
    question: `Client secret that ${offer.name} shows beside the client ID`,
    cancelled,
    words: { name: 'client secret', option: '--client-secret-stdin' },
  });
  return given.kind === 'given'
    ? keep(terminal, api, { ...request, clientSecret: given.secret.trim() })
    : refuseNoSecret(terminal, given, { field: 'clientSecret', unchanged: 'Nothing was changed.' });
}

async function keep(terminal: Terminal, api: Api, request: RegisterClientRequest): Promise<ExitCode> {
  const result = await api.registerClient(request);
  terminal.printJson(result);
  switch (result.kind) {
    case 'registered':
      terminal.print(registeredText(result.offer));
      return EXIT.ok;
    case 'invalid':
      terminal.say(problemsText(result.problems));
      return EXIT.usage;
    case 'obstacle':
      terminal.say(obstacleText(result.obstacle, terminal.columns));
      return EXIT.unknown;
  }
}

/** By what counts now, whatever was asked for. */
function registeredText({ name, clientIdFrom, guide }: SignInOffer): string {
  switch (clientIdFrom) {
    case 'settings':
      return `Kept. A mailbox signs in with ${name} now: mailvitals add <address> --oauth`;
    case 'environment':
      return `Forgotten. Sign-ins with ${name} go on under ${guide.environmentVariable}.`;
    case 'build':
      return `Forgotten. Sign-ins with ${name} go on under the one built into this program.`;
    case null:
      return `Forgotten. Nobody can sign in with ${name} until there is another one.`;
  }
}
