import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { FieldProblem, MailboxRequest } from '../mailbox/parse-mailbox.ts';
import { tokenServerProblems } from '../provider/token-servers.ts';
import type { Added } from './add-mailbox.ts';
import type { BindingHooks } from './binding-hooks.ts';
import type { BindingParts } from './binding-parts.ts';
import { issuerOf } from './find-sign-in.ts';
import { newMailbox } from './new-mailbox.ts';
import { type ResolvedRequest, resolveRequest } from './resolve-request.ts';

/**
 * Stores a mailbox that waits for its password or its sign-in, as after an import of an export. `signIn` is how it signs in
 * where that is known; `null` leaves it to what the provider takes. No server is signed in to.
 */
export async function addWaiting(
  request: MailboxRequest,
  signIn: 'provider' | null,
  parts: BindingParts,
  hooks: BindingHooks = {},
): Promise<Extract<Added, { kind: 'stored-without-secret' | 'invalid' | 'exists' }>> {
  const { memory, now } = parts;
  if (memory.mailboxes.find(request.address) !== null) return { kind: 'exists' };
  const resolved = await resolveRequest(request, parts, hooks);
  if (!resolved.ok) return { kind: 'invalid', problems: resolved.problems };
  const problems = signIn === null ? [] : problemsOfSignIn(resolved);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const method = signIn === null ? methodToWaitFor(resolved) : 'oauth2';
  const mailbox = newMailbox(request, resolved, method, now());
  return memory.mailboxes.insert(mailbox) === 'inserted'
    ? { kind: 'stored-without-secret', mailbox }
    : { kind: 'exists' };
}

type Resolved = Extract<ResolvedRequest, { ok: true }>;

function problemsOfSignIn({ provider, ...servers }: Resolved): readonly FieldProblem[] {
  if (issuerOf(provider) !== null) return tokenServerProblems(servers, provider);
  const sentence =
    'Mailvitals signs in at the page of Microsoft and of Google only: leave “signin” empty, and the mailbox waits for a password.';
  return [{ field: 'signin', sentence }];
}

/**
 * A mailbox whose provider refuses passwords where it is watched can only wait for its user to sign in at the provider's page,
 * unless it is reached over a server of somebody's own, which takes a password and may not see a token.
 */
function methodToWaitFor({ provider, ...servers }: Resolved): SignInMethod {
  const isRefused = provider.passwordRefusedOn.some((protocol) => servers[protocol] !== null);
  const maySignIn = issuerOf(provider) !== null && tokenServerProblems(servers, provider).length === 0;
  return maySignIn && isRefused ? 'oauth2' : 'password';
}
