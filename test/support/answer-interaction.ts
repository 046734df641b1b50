import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { IdentityBehaviour } from './identity-behaviour.ts';
import { APP_CLIENT_ID } from './identity-settings.ts';

/** Answers the pages “who are you?” and “do you agree?” as the person at the browser would. */
export async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  person: { readonly consent: IdentityBehaviour['consent']; whoSignsIn(loginHint: unknown): string },
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'select_account') {
    await provider.interactionFinished(request, response, { select_account: {} });
    return;
  }
  if (prompt.name === 'login') {
    const login = { accountId: person.whoSignsIn(params.login_hint) };
    await provider.interactionFinished(request, response, { login });
    return;
  }
  if (person.consent === 'unanswered') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Do you agree?</title>');
    return;
  }
  if (person.consent === 'denied') {
    const error_description = 'The person said no.';
    await provider.interactionFinished(request, response, { error: 'access_denied', error_description });
    return;
  }
  const accountId = session?.accountId ?? person.whoSignsIn(params.login_hint);
  const grant = new provider.Grant({ accountId, clientId: APP_CLIENT_ID });
  grant.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(' '));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}
