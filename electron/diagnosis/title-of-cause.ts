import type { Provider } from '../provider/provider.ts';
import { advise } from './advice/advise.ts';
import type { Cause } from './cause.ts';

/**
 * What a cause is called at a mailbox that worked before, as every mailbox that is stored has. Incidents, alerts and the
 * diagnosis itself take it from here, so that one thing has one name. `null`: a provider that is not known any more.
 */
export function titleOfCause(cause: Cause, provider: Provider | null): string {
  return cause === 'bad-credentials' || cause === 'app-password-required'
    ? titleOfDeadSecret(provider)
    : advise(cause, provider, null).title;
}

/** `The app password no longer works`. */
export function titleOfDeadSecret(provider: Pick<Provider, 'secretName'> | null): string {
  return `The ${provider?.secretName ?? 'password'} no longer works`;
}
