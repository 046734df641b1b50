import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { advise } from './advice/advise.ts';
import { type Cause, PASSWORD_CAUSES } from './cause.ts';
import { NOTHING_STORED } from './nothing-stored.ts';

/**
 * What a cause is called at a mailbox that worked before, as every mailbox that is stored has. Incidents, alerts and the
 * diagnosis itself take it from here, so that one thing has one name. A provider that is `null` is not known any more;
 * without a cause, the keychain holds nothing for the mailbox.
 */
export function titleOfCause(
  cause: Cause | null,
  provider: Provider | null,
  signInMethod: SignInMethod = 'password',
): string {
  if (cause === null) return NOTHING_STORED[signInMethod].title;
  return cause === 'bad-credentials' || cause === 'app-password-required'
    ? titleOfDeadSecret(provider)
    : advise(cause, provider, null, signInMethod).title;
}

/**
 * What an incident is called, which may be long past: by now the mailbox may sign in another way. What is said of passwords
 * alone was one’s then.
 */
export function titleOfIncident(
  cause: Cause | null,
  provider: Provider | null,
  signInMethod: SignInMethod,
): string {
  if (cause === null) return 'Nothing to sign in with on this computer';
  return titleOfCause(cause, provider, PASSWORD_CAUSES.has(cause) ? 'password' : signInMethod);
}

/** `The app password no longer works`. */
export function titleOfDeadSecret(provider: Pick<Provider, 'secretName'> | null): string {
  return `The ${provider?.secretName ?? 'password'} no longer works`;
}
