import { replaceSecret } from '../credentials/replace-secret.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { FieldProblem, MailboxRequest } from '../mailbox/parse-mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { secretHint } from '../provider/secret-hint.ts';
import type { BindingHooks } from './binding-hooks.ts';
import type { BindingParts } from './binding-parts.ts';
import { commitAdded, overtakenBy, type SecretNotStored } from './commit-binding.ts';
import { newMailbox } from './new-mailbox.ts';
import { resolveRequest } from './resolve-request.ts';
import { secretNotes } from './secret-notes.ts';
import { type TrialOutcome, trySignIn } from './trial.ts';

/** What became of a mailbox that was to be added. Only `added` stored anything. */
export type Added =
  | {
      readonly kind: 'added';
      readonly mailbox: Mailbox;
      readonly provider: Provider;
      readonly trial: TrialOutcome;
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'refused' | 'undecided';
      readonly provider: Provider;
      readonly trial: TrialOutcome;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'stored-without-secret'; readonly mailbox: Mailbox }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'exists' }
  | { readonly kind: 'not-stored'; readonly why: SecretNotStored };

/** Binds a mailbox: finds its servers, tries the secret on both protocols, and only then stores secret and mailbox. */
export async function addMailbox(
  request: MailboxRequest,
  secret: string,
  parts: BindingParts,
  hooks: BindingHooks = {},
): Promise<Added> {
  const { memory, credentials, now } = parts;
  if (memory.mailboxes.find(request.address) !== null) {
    return { kind: 'exists' };
  }
  const resolved = await resolveRequest(request, parts, hooks);
  if (!resolved.ok) {
    return { kind: 'invalid', problems: resolved.problems };
  }
  const { provider } = resolved;
  const mailbox = newMailbox(request, resolved, 'password', now());
  const hint = secretHint(provider, secret);
  const trial = await trySignIn({
    mailbox,
    provider,
    signIn: { method: 'password', username: mailbox.username, password: hint.secret },
    workedBefore: false,
    secretIsNew: true,
    now: now(),
    hooks,
  });
  const notes = [...resolved.notes, ...secretNotes(hint)];
  if (trial.verdict !== 'accepted') {
    return { kind: trial.verdict, provider, trial, notes };
  }
  const stored = await replaceSecret(credentials, {
    oldSecretId: null,
    newSecretId: mailbox.secretId,
    secret: hint.secret,
    commit: () => commitAdded(mailbox, trial, parts),
  });
  return stored.outcome === 'replaced'
    ? { kind: 'added', mailbox, provider, trial, notes }
    : notAdded(stored);
}

/** Of an attempt that all servers accepted. */
export function notAdded(why: SecretNotStored): Extract<Added, { kind: 'exists' | 'not-stored' }> {
  return overtakenBy(why) === null ? { kind: 'not-stored', why } : { kind: 'exists' };
}
