import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Provider, type RequestContext } from 'oidc-provider';
import { answerInteraction } from './answer-interaction.ts';
import { failWith, obstacleAt } from './endpoint-trouble.ts';
import { findFreePorts } from './free-port.ts';
import { createGrantedTokens, type GrantedTokens } from './granted-tokens.ts';
import { type IdentityBehaviour, WELL_BEHAVED } from './identity-behaviour.ts';
import { APP_CLIENT_ID, identitySettings, MAIL_SERVERS } from './identity-settings.ts';

/** What to start. */
export interface IdentityProviderOptions {
  /** Changes to {@link WELL_BEHAVED} from the start. */
  readonly behaviour?: Partial<IdentityBehaviour>;
  /** Signs in where the app names nobody. */
  readonly defaultUser?: string;
}

/** An answer of the token endpoint that the provider itself gave; failures made by a test are not among them. */
export interface TokenAnswer {
  readonly grantType: string;
  /** `granted`, or the error as OAuth names it, e.g. `invalid_grant`. */
  readonly outcome: string;
  /** The cause that only the provider knows, e.g. `refresh token already used`. */
  readonly detail: string;
}

/** A request that reached the provider. */
export interface IdentityRequest {
  readonly method: string;
  /** Without the query, e.g. `/token`. */
  readonly path: string;
}

/** A real OpenID provider on 127.0.0.1. Every address of the form `a@b` is an account. */
export interface IdentityProvider {
  /** E.g. `http://127.0.0.1:20001`; the metadata stand at `/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly port: number;
  /** Of a native public client that may redirect to any port of 127.0.0.1 and localhost, paths `/` and `/callback`. */
  readonly clientId: string;
  /** Where mail servers ask about a token, with their credentials in the address. */
  readonly introspectionUrl: string;
  readonly behaviour: IdentityBehaviour;
  /** Changes what is named and leaves the rest. */
  behave(changes: Partial<IdentityBehaviour>): void;
  /** All requests so far, those that were made to fail too. */
  readonly requests: readonly IdentityRequest[];
  readonly tokenAnswers: readonly TokenAnswer[];
  /** Every access token, refresh token and device code ever handed out. */
  readonly issued: readonly string[];
  /** Ends one access token before its time and nothing else; `false` where there was none. */
  killAccessToken(token: string): boolean;
  /** The same for all access tokens of a user; says how many there were. */
  killAccessTokensOf(user: string): number;
  /** Takes back the consent that an access or refresh token came of, with all its tokens; `false` where there was none. */
  revokeGrantOf(token: string): boolean;
  /** Takes back all consents of a user, as a changed password does; says whether there were any. */
  revokeGrantsOf(user: string): boolean;
  /** Connections are refused until `start`; what was granted stays. */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
}

/** Starts one; resolves when it listens. Several may run at once. */
export async function startIdentityProvider({
  behaviour: changes = {},
  defaultUser = 'you@example.com',
}: IdentityProviderOptions = {}): Promise<IdentityProvider> {
  const [port = 0] = await findFreePorts(1);
  const issuer = `http://127.0.0.1:${port}`;
  let behaviour: IdentityBehaviour = { ...WELL_BEHAVED, ...changes };
  const granted = createGrantedTokens();
  const whoSignsIn = (loginHint: unknown) =>
    behaviour.signsIn ?? (typeof loginHint === 'string' ? loginHint : defaultUser);
  const provider = new Provider(
    issuer,
    identitySettings(granted, () => behaviour, whoSignsIn),
  );
  sayDeviceInterval(provider, () => behaviour.devicePollS);
  const requests: IdentityRequest[] = [];
  const respond = provider.callback();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', issuer).pathname;
    requests.push({ method: request.method ?? '', path });
    if (path.startsWith('/interaction/')) {
      await answerInteraction(provider, request, response, { consent: behaviour.consent, whoSignsIn });
      return;
    }
    const { trouble, delayMs } = obstacleAt(path, behaviour);
    if (delayMs > 0) await sleep(delayMs);
    if (trouble === null) respond(request, response);
    else failWith(trouble, response);
  }

  let server: Server | null = null;
  async function start(): Promise<void> {
    const started = createServer((request, response) => {
      answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
    });
    started.listen(port, '127.0.0.1');
    await once(started, 'listening');
    server = started;
  }
  await start();

  return {
    issuer,
    port,
    clientId: APP_CLIENT_ID,
    introspectionUrl: `http://${MAIL_SERVERS.id}:${MAIL_SERVERS.secret}@127.0.0.1:${port}/token/introspection`,
    get behaviour() {
      return behaviour;
    },
    behave(now) {
      behaviour = { ...behaviour, ...now };
    },
    requests,
    tokenAnswers: recordTokenAnswers(provider),
    issued: granted.issued,
    ...endings(granted),
    start,
    async stop() {
      if (server === null) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      server = null;
      await closed;
    },
  };
}

function endings(granted: GrantedTokens) {
  return {
    killAccessToken: granted.forgetAccessToken,
    killAccessTokensOf: granted.forgetAccessTokensOf,
    revokeGrantOf: (token: string) => granted.forgetGrantOf(token) > 0,
    revokeGrantsOf: (user: string) => granted.forgetGrantsOf(user) > 0,
  };
}

/** oidc-provider has no setting for it. */
function sayDeviceInterval(provider: Provider, devicePollS: () => number | null): void {
  provider.use(async (context, next) => {
    await next();
    const interval = devicePollS();
    const isAnswer = context.path === '/device/auth' && context.status === 200;
    if (isAnswer && interval !== null) context.body = Object.assign({ interval }, context.body);
  });
}

function recordTokenAnswers(provider: Provider): readonly TokenAnswer[] {
  const answers: TokenAnswer[] = [];
  const note = ({ oidc }: RequestContext, outcome: string, detail: string) =>
    answers.push({ grantType: String(oidc.params?.grant_type), outcome, detail });
  provider.on('grant.success', (context) => void note(context, 'granted', ''));
  provider.on('grant.error', (context, error) => void note(context, error.message, error.error_detail ?? ''));
  return answers;
}
