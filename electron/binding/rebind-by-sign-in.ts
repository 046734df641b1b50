import { randomUUID } from 'node:crypto';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { grantOf } from '../oauth/mail-grant.ts';
import type { Provider } from '../provider/provider.ts';
import { tokenServerProblems } from '../provider/token-servers.ts';
import type { BindingHooks } from './binding-hooks.ts';
import type { BindingParts } from './binding-parts.ts';
import { commitRebound } from './commit-binding.ts';
import { findSignIn } from './find-sign-in.ts';
import { notRebound, type Rebound } from './rebind-mailbox.ts';
import { leftoverNote } from './rebound-notes.ts';
import { removeSecret } from './remove-secret.ts';
import { CANCELLED, type NotSignedIn, signInAtProvider } from './sign-in-at-provider.ts';
import type { WantedWay } from './sign-in-step.ts';
import { storeGrant } from './store-grant.ts';
import { trySignIn } from './trial.ts';

/** How the user is to sign in. */
export interface AskedRebinding {
  readonly by: WantedWay;
  /** By which the provider knows the mailbox from now on; absent: the name stays. */
  readonly username?: string;
}

/**
 * Has the user sign in at the provider's own page for a mailbox that is bound, by password or by an earlier sign-in. Id,
 * history and tags stay; another user name, where one is given, is tried and written with the sign-in. In every outcome
 * but `rebound` the old secret is kept and in use, and nothing else is changed.
 */
export async function rebindBySignIn(
  mailbox: Mailbox,
  provider: Provider,
  { by, username = mailbox.username }: AskedRebinding,
  parts: BindingParts,
  hooks: BindingHooks = {},
): Promise<Rebound | NotSignedIn> {
  const { memory, oauth, now } = parts;
  const at = await findSignIn(provider, oauth);
  if (hooks.cancelled?.aborted) return CANCELLED;
  if (at.kind !== 'found') return { kind: 'not-signed-in', why: at };

  const [foreign] = tokenServerProblems(mailbox, provider);
  if (foreign !== undefined) {
    return { kind: 'not-signed-in', why: { kind: 'sign-in-impossible', sentence: foreign.sentence } };
  }
  const asked = { provider, username, by };
  const signedIn = await signInAtProvider(at, asked, { openId: oauth.openId, now }, hooks);
  if (signedIn.kind !== 'signed-in') return signedIn;
  const { registration, tokens } = signedIn;
  const trial = await trySignIn({
    mailbox: { ...mailbox, username },
    provider,
    signIn: { method: 'oauth2', username, accessToken: tokens.accessToken },
    workedBefore: memory.standings.of(mailbox.id).lastProofAt !== null,
    secretIsNew: true,
    now: now(),
    hooks,
  });
  if (hooks.cancelled?.aborted) return CANCELLED;
  if (trial.verdict !== 'accepted') return { kind: trial.verdict, trial, notes: [] };

  const secretId = randomUUID();
  const stored = await storeGrant(oauth.grants, {
    secretId,
    grant: grantOf(registration, tokens),
    commit: () => {
      hooks.cancelled?.throwIfAborted();
      commitRebound(mailbox, { secretId, signInMethod: 'oauth2', username }, trial, parts);
    },
  });
  if (stored.outcome !== 'replaced') {
    return hooks.cancelled?.aborted ? CANCELLED : notRebound(stored);
  }
  oauth.tokens.adopt(secretId, tokens);
  // Not given back: Google would take the new sign-in back with it.
  const removed = await removeSecret(mailbox, parts);
  return { kind: 'rebound', trial, notes: removed.ok ? [] : [leftoverNote(mailbox)] };
}
