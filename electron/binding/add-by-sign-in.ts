import type { MailboxRequest } from '../mailbox/parse-mailbox.ts';
import { grantOf } from '../oauth/mail-grant.ts';
import { tokenServerProblems } from '../provider/token-servers.ts';
import { type Added, notAdded } from './add-mailbox.ts';
import type { BindingHooks } from './binding-hooks.ts';
import type { BindingParts } from './binding-parts.ts';
import { caFileProblem } from './ca-file-problem.ts';
import { commitAdded } from './commit-binding.ts';
import { findSignIn } from './find-sign-in.ts';
import { newMailbox } from './new-mailbox.ts';
import { findServers, resolveAmong } from './resolve-request.ts';
import { CANCELLED, type NotSignedIn, signInAtProvider } from './sign-in-at-provider.ts';
import type { WantedWay } from './sign-in-step.ts';
import { storeGrant } from './store-grant.ts';
import { trySignIn } from './trial.ts';

/**
 * Binds a mailbox by its provider's own page: finds whom to ask and its servers, has the user sign in, tries the token on
 * both protocols, and only then stores sign-in and mailbox. Once it is cancelled nothing is stored any more.
 */
export async function addBySignIn(
  request: MailboxRequest,
  by: WantedWay,
  parts: BindingParts,
  hooks: BindingHooks = {},
): Promise<Added | NotSignedIn> {
  const { memory, oauth, now } = parts;
  if (memory.mailboxes.find(request.address) !== null) return { kind: 'exists' };
  const problem = await caFileProblem(request.caFile);
  if (problem !== null) return { kind: 'invalid', problems: [problem] };
  const found = await findServers(request, parts, hooks.cancelled);
  const { provider } = found;
  // Told before any server is knocked at: without a client id there is nothing to wait for.
  const at = await findSignIn(provider, oauth);
  if (hooks.cancelled?.aborted) return CANCELLED;
  if (at.kind !== 'found') return { kind: 'not-signed-in', why: at };
  const resolved = await resolveAmong(request, found, hooks);
  if (hooks.cancelled?.aborted) return CANCELLED;
  if (!resolved.ok) return { kind: 'invalid', problems: resolved.problems };
  const foreign = tokenServerProblems(resolved, provider);
  if (foreign.length > 0) return { kind: 'invalid', problems: foreign };

  const { username, notes } = resolved;
  const asked = { provider, username, by };
  const signedIn = await signInAtProvider(at, asked, { openId: oauth.openId, now }, hooks);
  if (signedIn.kind !== 'signed-in') return signedIn;
  const { registration, tokens } = signedIn;
  const mailbox = newMailbox(request, resolved, 'oauth2', now());
  const trial = await trySignIn({
    mailbox,
    provider,
    signIn: { method: 'oauth2', username, accessToken: tokens.accessToken },
    workedBefore: false,
    secretIsNew: true,
    now: now(),
    hooks,
  });
  if (hooks.cancelled?.aborted) return CANCELLED;
  if (trial.verdict !== 'accepted') return { kind: trial.verdict, provider, trial, notes };

  const stored = await storeGrant(oauth.grants, {
    secretId: mailbox.secretId,
    grant: grantOf(registration, tokens),
    commit: () => {
      hooks.cancelled?.throwIfAborted();
      commitAdded(mailbox, trial, parts);
    },
  });
  if (stored.outcome !== 'replaced') {
    return hooks.cancelled?.aborted ? CANCELLED : notAdded(stored);
  }
  oauth.tokens.adopt(mailbox.secretId, tokens);
  return { kind: 'added', mailbox, provider, trial, notes };
}
