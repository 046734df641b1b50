import type { SignInMethod } from '../mailbox/mailbox.ts';
import { offersSignIn } from '../provider/browser-sign-in.ts';
import type { Provider } from '../provider/provider.ts';
import type { Cause } from './cause.ts';

/** What mends a mailbox by binding it anew: another password, or signing in at its provider’s own page. */
export type Mend = 'new-secret' | 'sign-in';

/** The secret or the sign-in itself is dead. `null`: the keychain holds none for the mailbox. */
const SECRET_IS_DEAD: ReadonlySet<Cause | null> = new Set<Cause | null>([
  null,
  'bad-credentials',
  'app-password-required',
]);

/** The registration is mended elsewhere; signing in again is what shows that it was. */
const SIGN_IN_IS_DEAD: ReadonlySet<Cause | null> = new Set<Cause | null>([
  'oauth-grant-invalid',
  'oauth-consent-required',
  'oauth-client-rejected',
]);

/** How binding a mailbox anew mends it that needs somebody for this cause; `null` where something else does. */
export function mendOf(
  cause: Cause | null,
  provider: Pick<Provider, 'oauth' | 'passwordRefusedOn'>,
  signInMethod: SignInMethod,
): Mend | null {
  if (SIGN_IN_IS_DEAD.has(cause)) return 'sign-in';
  const canSignIn = offersSignIn(provider);
  if (cause === 'basic-auth-disabled') return canSignIn ? 'sign-in' : null;
  if (!SECRET_IS_DEAD.has(cause)) return null;
  const isWithoutPassword = signInMethod === 'oauth2' || (cause === null && takesNoPassword(provider));
  return canSignIn && isWithoutPassword ? 'sign-in' : 'new-secret';
}

function takesNoPassword({ passwordRefusedOn }: Pick<Provider, 'passwordRefusedOn'>): boolean {
  return passwordRefusedOn.includes('imap') && passwordRefusedOn.includes('smtp');
}
