import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Account } from '../account.ts';
import { answerPage, type PageParts, showCodePage, showSignIn } from './browser-pages.ts';
import { discoveryDocument, PATHS } from './discovery-document.ts';
import { createGrants, type GrantedTokens } from './grants.ts';
import { createIdTokenSigner } from './id-token.ts';
import type { IdentityVoice } from './identity-voice.ts';
import { plainPage } from './pages.ts';
import { createPendingSignIns } from './pending-sign-ins.ts';
import { sendJson, showPage } from './reply.ts';
import { answerDevice, answerRevocation, answerToken } from './token-endpoint.ts';

/** An identity provider that runs on this computer alone, for the accounts of simulated providers. */
export interface IdentityServer {
  readonly voice: IdentityVoice;
  /** E.g. `http://127.0.0.1:20001`, without a slash at the end; its pages have the same origin. */
  readonly issuer: string;
  /** While it has trouble, it answers with 503. */
  hasTrouble: boolean;
  /** Out of reach, as over a network that is down, or within it again. */
  readonly cut: (isCut: boolean) => void;
  /** Tokens as of a sign-in that went well before. */
  readonly grantTo: (account: Account) => GrantedTokens & { readonly scope: string };
  /** Ends every sign-in of an account. */
  readonly endGrantsOf: (account: Account) => void;
  /** Ends the access tokens of an account before their time. */
  readonly endAccessOf: (account: Account) => void;
  readonly stop: () => Promise<void>;
}

export interface IdentityServerOptions {
  readonly voice: IdentityVoice;
  readonly accounts: readonly Account[];
  /** The one program that it knows. */
  readonly clientId: string;
  readonly accessTokenMs?: number;
  /** Hears of an access token as it ends, for the sessions that it opened. */
  readonly onAccessEnded: (account: Account, accessToken: string) => void;
}

const HOST = '127.0.0.1';
const HOUR_MS = 3_600_000;

/** Longer than anything that a program or a page sends. */
const LONGEST_FORM_BYTES = 16_384;

/** Starts one on a free port. It asks nobody, and what it knows ends with it. */
export async function startIdentityServer(options: IdentityServerOptions): Promise<IdentityServer> {
  const { voice, clientId, accounts, accessTokenMs = HOUR_MS, onAccessEnded } = options;
  const grants = createGrants({ accessTokenMs, onEnded: onAccessEnded });
  const pending = createPendingSignIns();
  const signer = createIdTokenSigner();
  let hasTrouble = false;
  let isCut = false;

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The identity provider has no TCP port.');
  const host = `${HOST}:${address.port}`;
  const issuer = `http://${host}`;
  const parts: PageParts = { issuer, clientId, voice, accounts, grants, pending, signer };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isCut) {
      request.socket.destroy();
      return;
    }
    const url = request.headers.host === host ? URL.parse(request.url ?? '', issuer) : null;
    // Discovery is answered all the same: what was read of it a while ago is not asked for again either.
    if (hasTrouble && url?.pathname !== PATHS.discovery) tellOfTrouble(request, response);
    else await answer(`${request.method} ${url?.pathname}`, url?.searchParams ?? new URLSearchParams());

    async function answer(question: string, query: URLSearchParams): Promise<void> {
      switch (question) {
        case `GET ${PATHS.discovery}`:
          return sendJson(response, { status: 200, body: discoveryDocument(issuer, voice) });
        case `GET ${PATHS.keys}`:
          return sendJson(response, { status: 200, body: signer.jwks });
        case `GET ${PATHS.authorize}`:
          return showSignIn(response, query, parts);
        case `GET ${PATHS.device}`:
          return showCodePage(response, query, parts);
        case `POST ${PATHS.answer}`:
          return answerPage(response, await readForm(request), parts);
        case `POST ${PATHS.token}`:
          return sendJson(response, answerToken(await readForm(request), parts));
        case `POST ${PATHS.deviceCode}`:
          return sendJson(response, answerDevice(await readForm(request), parts));
        case `POST ${PATHS.revoke}`:
          return sendJson(response, answerRevocation(await readForm(request), parts));
        default:
          return showPage(
            response,
            404,
            plainPage('Nothing to see here', 'Start the sign-in in Mailvitals.'),
          );
      }
    }
  }

  function tellOfTrouble({ method }: IncomingMessage, response: ServerResponse): void {
    if (method === 'POST') {
      sendJson(response, { status: 503, body: voice.trouble });
      return;
    }
    const sentence = `In this demo, ${voice.name}’s sign-in has trouble until you end it in the demo panel.`;
    showPage(response, 503, plainPage('The sign-in does not work at the moment', sentence));
  }

  return {
    voice,
    issuer,
    get hasTrouble() {
      return hasTrouble;
    },
    set hasTrouble(next) {
      hasTrouble = next;
    },
    cut(next) {
      isCut = next;
      if (isCut) server.closeAllConnections();
    },
    grantTo(account) {
      const grant = grants.begin(account, voice.scopes.join(' '));
      return { ...grants.issue(grant), scope: grant.scope };
    },
    endGrantsOf: grants.endAllOf,
    endAccessOf: grants.endAccessOf,
    async stop() {
      grants.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (!(length <= LONGEST_FORM_BYTES))
    throw new Error('The form is too long, or does not say how long it is.');
  return new URLSearchParams(await text(request));
}
