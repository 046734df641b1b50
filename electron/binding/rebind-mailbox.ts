import { randomUUID } from 'node:crypto';
import { replaceSecret } from '../credentials/replace-secret.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { secretHint } from '../provider/secret-hint.ts';
import type { BindingHooks } from './binding-hooks.ts';
import type { BindingParts } from './binding-parts.ts';
import { commitRebound, overtakenBy, type SecretNotStored } from './commit-binding.ts';
import { leftoverNote, permissionNote } from './rebound-notes.ts';
import { endSignIn } from './remove-secret.ts';
import { secretNotes } from './secret-notes.ts';
import { type TrialOutcome, trySignIn } from './trial.ts';

/** What became of a new secret. In every outcome but `rebound` the old one is kept and in use. */
export type Rebound =
  | {
      readonly kind: 'rebound' | 'refused' | 'undecided';
      readonly trial: TrialOutcome;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'not-stored'; readonly why: SecretNotStored }
  /** Removed by someone else while the servers were asked. */
  | { readonly kind: 'gone' }
  /** Re-bound or edited by someone else meanwhile: what was tried is not what it is now. */
  | { readonly kind: 'changed' };

/**
 * Gives a mailbox a new password, once every watched protocol has accepted it. Id, history and tags stay. Where it was
 * signed in to by the provider's page before, that sign-in is given back.
 */
export async function rebindMailbox(
  mailbox: Mailbox,
  provider: Provider,
  secret: string,
  parts: BindingParts,
  hooks: BindingHooks = {},
): Promise<Rebound> {
  const { memory, credentials, now } = parts;
  const hint = secretHint(provider, secret);
  const trial = await trySignIn({
    mailbox,
    provider,
    signIn: { method: 'password', username: mailbox.username, password: hint.secret },
    workedBefore: memory.standings.of(mailbox.id).lastProofAt !== null,
    secretIsNew: true,
    now: now(),
    hooks,
  });
  const notes = secretNotes(hint);
  if (trial.verdict !== 'accepted') {
    return { kind: trial.verdict, trial, notes };
  }
  const secretId = randomUUID();
  const stored = await replaceSecret(credentials, {
    oldSecretId: mailbox.signInMethod === 'password' ? mailbox.secretId : null,
    newSecretId: secretId,
    secret: hint.secret,
    commit: () => commitRebound(mailbox, { secretId, signInMethod: 'password' }, trial, parts),
  });
  if (stored.outcome !== 'replaced') return notRebound(stored);
  if (mailbox.signInMethod === 'password') {
    const left = stored.leftover === null ? [] : [leftoverNote(mailbox)];
    return { kind: 'rebound', trial, notes: [...notes, ...left] };
  }
  const { removed, permission } = await endSignIn(mailbox, parts);
  const left = removed.ok ? [] : [leftoverNote(mailbox)];
  const taken = permission === null ? [] : [permissionNote(permission)];
  return { kind: 'rebound', trial, notes: [...notes, ...left, ...taken] };
}

/** Of an attempt that all servers accepted. */
export function notRebound(
  why: SecretNotStored,
): Extract<Rebound, { kind: 'gone' | 'changed' | 'not-stored' }> {
  const by = overtakenBy(why);
  if (by === null) return { kind: 'not-stored', why };
  return { kind: by === 'removal' ? 'gone' : 'changed' };
}
