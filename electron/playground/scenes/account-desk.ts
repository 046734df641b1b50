import type { Account } from '../../demo/account.ts';
import type { IdentityServer } from '../../demo/identity/identity-server.ts';
import type { PlayedProvider } from '../played-provider.ts';
import { newAppSecret } from '../secrets.ts';
import { takesPasswords } from '../stage.ts';
import type { Handout } from './scene.ts';

/** The account pages of a provider, as their owner uses them in the browser. */
export interface AccountDesk {
  readonly account: Account;
  readonly provider: PlayedProvider;
  /** Who signs its owner in at a page; `null` where nobody does. */
  readonly identity: IdentityServer | null;
  /** Whether the app does not know the account as the demo begins. */
  readonly isSpare: boolean;
  /** Makes a secret for mail programs and shows it; those made before go on working. */
  readonly makeSecret: () => void;
  /** Shows a password that was just set. */
  readonly show: (handout: Handout) => void;
  /** What is shown; `null` where nothing is, or where it has died meanwhile. */
  readonly shown: () => Handout | null;
  /** Cuts the sessions of the account, as providers do when its security changes. */
  readonly endSessions: () => void;
}

/**
 * Sits down before the pages of an account; an account that the app does not know shows its secret from the start, where a
 * mail program can use one.
 */
export function openDesk(
  account: Account,
  provider: PlayedProvider,
  { isSpare, identity }: Pick<AccountDesk, 'isSpare' | 'identity'>,
): AccountDesk {
  const { providerId } = provider.troupe;
  const label = secretLabel(provider);
  const [first] = account.appPasswords;
  const isShown = isSpare && takesPasswords(provider);
  let handout: Handout | null = isShown && first !== undefined ? { label, secret: first } : null;
  return {
    account,
    provider,
    identity,
    isSpare,
    makeSecret() {
      const secret = newAppSecret(providerId);
      account.appPasswords = [...account.appPasswords, secret];
      handout = { label, secret };
    },
    show(next) {
      handout = next;
    },
    shown: () => (handout !== null && works(account, handout.secret) ? handout : null),
    endSessions: () => provider.simulated.endSessions(account.address),
  };
}

/** What the provider calls its secrets for mail programs. */
export function secretLabel({ troupe }: PlayedProvider): string {
  return troupe.providerId === 'netease163' ? 'Authorization code' : 'App password';
}

function works({ password, appPasswords }: Account, secret: string): boolean {
  return secret === password || appPasswords.includes(secret);
}
