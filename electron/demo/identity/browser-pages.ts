import type { ServerResponse } from 'node:http';
import { type Account, findAccount } from '../account.ts';
import { readAuthorizationRequest } from './authorization-request.ts';
import { browserQuestion, codePage, deviceQuestion, plainPage, REFUSED, signInPage } from './pages.ts';
import { goTo, showPage } from './reply.ts';
import type { TokenParts } from './token-endpoint.ts';

/** What the pages for browsers work with. */
export interface PageParts extends TokenParts {
  readonly accounts: readonly Account[];
}

/** Asks somebody at a browser to sign in. */
export function showSignIn(
  response: ServerResponse,
  query: URLSearchParams,
  { accounts, clientId, voice, pending }: PageParts,
): void {
  const read = readAuthorizationRequest(query, { clientId, scopes: voice.scopes });
  if (!read.ok) {
    showPage(response, 400, plainPage('This sign-in cannot go on', read.sentence));
    return;
  }
  const { request } = read;
  const id = pending.openPage({ by: 'browser', request });
  const question = browserQuestion(request.loginHint, addressesOf(accounts));
  const page = signInPage({ provider: voice.name, id, ...question });
  showPage(response, 200, page, request.redirectUri.origin);
}

/** Asks for the code that another device shows, and, where it is right, who signs in there. */
export function showCodePage(
  response: ServerResponse,
  query: URLSearchParams,
  { accounts, voice, pending }: PageParts,
): void {
  const typed = query.get('code');
  const device = typed === null ? null : pending.findDevice(typed);
  if (device === null) {
    showPage(response, 200, codePage(voice.name, typed !== null));
    return;
  }
  const id = pending.openPage({ by: 'device', device });
  const question = deviceQuestion(device.userCode, addressesOf(accounts));
  showPage(response, 200, signInPage({ provider: voice.name, id, ...question }));
}

/** Does what a button of the page says. Each page answers once. */
export function answerPage(response: ServerResponse, form: URLSearchParams, parts: PageParts): void {
  const { accounts, issuer, voice, pending } = parts;
  const signIn = pending.takePage(form.get('id') ?? '');
  const choice = form.get('as') ?? '';
  const account = findAccount(accounts, choice);
  if (signIn === null || (account === undefined && choice !== REFUSED)) {
    showPage(
      response,
      400,
      plainPage('This page was answered before', 'Start the sign-in again in Mailvitals.'),
    );
  } else if (signIn.by === 'browser') {
    const { redirectUri, state } = signIn.request;
    const back = new URL(redirectUri);
    const answer =
      account === undefined ? voice.userRefused : { code: pending.newCode(signIn.request, account) };
    for (const [name, value] of Object.entries({ ...answer, state, iss: issuer })) {
      back.searchParams.set(name, value);
    }
    goTo(response, back);
  } else {
    signIn.device.answer = account ?? 'refused';
    showPage(response, 200, plainPage('You can close this page', 'Mailvitals goes on from here.'));
  }
}

function addressesOf(accounts: readonly Account[]): readonly string[] {
  return accounts.map(({ address }) => address);
}
