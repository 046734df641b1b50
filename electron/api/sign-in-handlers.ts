import { addBySignIn } from '../binding/add-by-sign-in.ts';
import { issuerOf } from '../binding/find-sign-in.ts';
import { parseEdit } from '../binding/parse-edit.ts';
import { rebindBySignIn } from '../binding/rebind-by-sign-in.ts';
import { registerClient } from '../binding/register-client.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { PROVIDERS } from '../provider/presets.ts';
import type { ApiParts } from './api-parts.ts';
import { parseInput } from './binding-handlers.ts';
import { addResult, rebindResult } from './binding-result.ts';
import type { Api, SignInIssuer, SignInOffer } from './contract.ts';
import { findObstacle, secretObstacle } from './obstacles.ts';
import { providerOf } from './provider-of.ts';
import { signInEnd } from './sign-in-end.ts';
import { offerOf } from './sign-in-offer.ts';

/** Signing in at a provider's own page, for a mailbox that is added or bound anew. */
export function signInHandlers(
  parts: ApiParts,
): Pick<Api, 'addBySignIn' | 'rebindBySignIn' | 'registerClient'> {
  const { memory, credentials, oauth } = parts;
  return {
    addBySignIn: async ({ mailbox, by }, hooks) => {
      const parsed = parseInput(mailbox, parts);
      if (!parsed.ok) return { kind: 'invalid', problems: parsed.problems };
      const obstacle = await findObstacle(credentials);
      if (obstacle !== null) return { kind: 'obstacle', obstacle };
      const { address } = parsed.request;
      hooks?.onProgress?.({ done: 0, total: 1, address, outcome: '' });
      const added = await addBySignIn(parsed.request, by, parts, hooks);
      return added.kind === 'not-signed-in'
        ? signInEnd(added.why, oauth)
        : addResult(added, { address, signInMethod: 'oauth2' }, parts);
    },
    rebindBySignIn: async ({ address, by, username }, hooks) => {
      const mailbox = memory.mailboxes.find(address);
      if (mailbox === null) return { kind: 'missing', address };
      const named = username === undefined ? null : parseUsername(mailbox, username, parts);
      if (named?.ok === false) return { kind: 'invalid', problems: named.problems };
      const obstacle = await findObstacle(credentials);
      if (obstacle !== null) return { kind: 'obstacle', obstacle };
      hooks?.onProgress?.({ done: 0, total: 1, address: mailbox.address, outcome: '' });
      const rebound = await rebindBySignIn(
        mailbox,
        providerOf(mailbox),
        { by, ...(named !== null && { username: named.username }) },
        parts,
        hooks,
      );
      return rebound.kind === 'not-signed-in'
        ? signInEnd(rebound.why, oauth)
        : rebindResult(rebound, { ...mailbox, signInMethod: 'oauth2' }, parts);
    },
    registerClient: async (request) => {
      const done = await registerClient(request, parts);
      switch (done.kind) {
        case 'invalid':
          return done;
        case 'not-stored':
          return { kind: 'obstacle', obstacle: secretObstacle(done.why, 'client secret') };
        case 'registered':
          return { kind: 'registered', offer: await offerAt(request.issuer, parts) };
      }
    },
  };
}

/** By the rules of an edit, but for an empty name: whoever gives one says who is to sign in. */
function parseUsername(mailbox: Mailbox, username: string, { resolvePath }: Pick<ApiParts, 'resolvePath'>) {
  if (username.trim() === '') {
    const sentence = 'The user name is missing. Type the name that you sign in with at the provider.';
    return { ok: false, problems: [{ field: 'username', sentence }] } as const;
  }
  const parsed = parseEdit(mailbox, { username }, resolvePath);
  return parsed.ok ? ({ ok: true, username: parsed.reach?.username ?? mailbox.username } as const) : parsed;
}

/** Of the first provider whose mailboxes are signed in to there; the registration is the same for the others. */
async function offerAt(issuer: SignInIssuer, parts: ApiParts): Promise<SignInOffer> {
  const provider = PROVIDERS.find((one) => issuerOf(one) === issuer);
  const offer = provider && (await offerOf(provider, parts));
  if (!offer) throw new Error(`No provider signs in at ${issuer}`);
  return offer;
}
