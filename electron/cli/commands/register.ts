import { Argument } from 'commander';
import type {
  Api,
  RegisterClientRequest,
  RegisterClientResult,
  SignInIssuer,
  SignInOffer,
} from '../../api/contract.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { obstacleText, problemsText } from '../problem-text.ts';
import { readSecret, type SecretInput } from '../secret-input.ts';
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
    .addArgument(new Argument('<provider>', 'who is asked for sign-ins').choices(['microsoft', 'google']))
    .option('--client-id <id>', 'the client ID that the provider shows after registering')
    .option('--client-secret-stdin', 'read Google’s client secret from standard input')
    .option('--remove', 'forget the client ID, and the client secret with it')
    .addHelpText('after', '\nExit: 0 shown, kept or forgotten, 3 the keychain did not take it.')
    .action(
      run(async (context, issuer: SignInIssuer, options: RegisterOptions) => {
        const conflict = conflictOf(issuer, options);
        if (conflict !== null) return refuse(context.terminal, conflict);
        const api = await context.api();
        if (options.remove) return keep(context.terminal, api, { issuer, clientId: null });
        return options.clientId === undefined
          ? showOffer(context, api, issuer)
          : register(context, api, { issuer, clientId: options.clientId }, options);
      }),
    );
};

function conflictOf(issuer: SignInIssuer, options: RegisterOptions): string | null {
  const { clientId, clientSecretStdin, remove } = options;
  if (remove && (clientId !== undefined || clientSecretStdin)) {
    return 'Give either a client ID or “--remove”, not both.';
  }
  if (clientSecretStdin && clientId === undefined) return '“--client-secret-stdin” goes with “--client-id”.';
  return clientSecretStdin && issuer === 'microsoft'
    ? 'Microsoft takes no client secret from a program like this: leave “--client-secret-stdin” out.'
    : null;
}

async function showOffer({ terminal }: CommandContext, api: Api, issuer: SignInIssuer): Promise<ExitCode> {
  const offer = (await api.showProvider(PROVIDER_ID[issuer]))?.signIn ?? null;
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

async function register(
  { terminal }: CommandContext,
  api: Api,
  request: Pick<RegisterClientRequest, 'issuer'> & { readonly clientId: string },
  { clientSecretStdin }: RegisterOptions,
): Promise<ExitCode> {
  if (request.issuer === 'microsoft') return keep(terminal, api, request);
  const given = await readClientSecret(clientSecretStdin === true);
  return given.ok
    ? keep(terminal, api, { ...request, clientSecret: given.secret.trim() })
    : refuse(terminal, given.sentence);
}

function readClientSecret(fromStdin: boolean): Promise<SecretInput> {
  return readSecret({
    fromStdin,
    question: 'Client secret that Google shows beside the client ID',
    words: { name: 'client secret', option: '--client-secret-stdin' },
  });
}

async function keep(terminal: Terminal, api: Api, request: RegisterClientRequest): Promise<ExitCode> {
  const result = await api.registerClient(request);
  terminal.printJson(result);
  switch (result.kind) {
    case 'registered':
      terminal.print(registeredText(result, request));
      return EXIT.ok;
    case 'invalid':
      terminal.say(problemsText(result.problems));
      return EXIT.usage;
    case 'obstacle':
      terminal.say(obstacleText(result.obstacle, terminal.columns));
      return EXIT.unknown;
  }
}

function registeredText(
  { offer }: RegisterClientResult & { kind: 'registered' },
  { clientId }: RegisterClientRequest,
): string {
  const { name, clientIdFrom } = offer;
  if (clientId !== null) {
    return `Kept. A mailbox signs in with ${name} now: mailvitals add <address> --oauth`;
  }
  if (clientIdFrom === null) return `Forgotten. Nobody can sign in with ${name} until there is another one.`;
  const source =
    clientIdFrom === 'environment' ? offer.guide.environmentVariable : 'the one built into this program';
  return `Forgotten. Sign-ins with ${name} go on under ${source}.`;
}

/** For a command line that cannot be meant; `--json` gets an empty document. */
function refuse(terminal: Terminal, sentence: string): ExitCode {
  terminal.printJson(null);
  terminal.say(sentence);
  return EXIT.usage;
}
