import type { SignInStep, WantedWay } from '../../binding/sign-in-step.ts';
import type { Step } from '../../diagnosis/cause.ts';
import type { MailboxInput } from './binding.ts';
import type { FieldProblem, Obstacle, ProgressHooks } from './progress.ts';

export type { SignInStep, SignInWay, WantedWay } from '../../binding/sign-in-step.ts';

/** Who can be asked to sign somebody in. */
export type SignInIssuer = 'microsoft' | 'google';

/** Signing in at a provider's own page, as far as a front end has to know of it. */
export interface SignInOffer {
  readonly issuer: SignInIssuer;
  /** `Microsoft` or `Google`. */
  readonly name: string;
  /** Whether the provider refuses passwords over IMAP at least: then this comes first, and a password is the exception. */
  readonly isAdvised: boolean;
  /** Whether a code typed on another device does as well as a browser here. */
  readonly takesDeviceCode: boolean;
  /** Whether removing a mailbox takes the permission back at the provider: that ends its sign-ins on every computer. */
  readonly isTakenBackOnRemoval: boolean;
  /** Where this program's client id comes from; `null` where there is none: then {@link guide} comes first. */
  readonly clientIdFrom: 'settings' | 'environment' | 'build' | null;
  readonly guide: RegistrationGuide;
}

/** How to register this program at a provider, which is done once. */
export interface RegistrationGuide {
  readonly issuer: SignInIssuer;
  readonly name: string;
  /** One sentence. */
  readonly why: string;
  /** Three. */
  readonly steps: readonly Step[];
  /** Key of the setting that takes the client id, e.g. `microsoft-client-id`. */
  readonly setting: string;
  /** Name of the environment variable that takes it as well. */
  readonly environmentVariable: string;
  /** Whether the provider hands out a client secret with it. */
  readonly hasClientSecret: boolean;
}

export interface AddBySignInRequest {
  readonly mailbox: MailboxInput;
  readonly by: WantedWay;
}

export interface RebindBySignInRequest {
  readonly address: string;
  readonly by: WantedWay;
  /** Who is to sign in, where the provider knows the mailbox by another name from now on; absent: the name stays. */
  readonly username?: string;
}

/** Told while a sign-in is under way. */
export interface SignInHooks extends ProgressHooks {
  readonly onSignIn?: (step: SignInStep) => void;
}

/** How a sign-in ended before any server was tried. Nothing is stored and nothing was changed. */
export type SignInEnd =
  /** This program has no client id at the provider. */
  | { readonly kind: 'not-registered'; readonly guide: RegistrationGuide }
  /** Somebody else signed in than the mailbox is for. */
  | { readonly kind: 'another-identity'; readonly signedInAs: string; readonly wanted: string }
  | {
      readonly kind: 'sign-in-failed';
      /** Whether trying again later may do. */
      readonly transient: boolean;
      readonly title: string;
      /** One sentence. */
      readonly sentence: string;
      readonly steps: readonly Step[];
      /** The provider's own words, redacted; `null` where it said nothing. */
      readonly reply: string | null;
    }
  | { readonly kind: 'cancelled' };

export interface RegisterClientRequest {
  readonly issuer: SignInIssuer;
  /** `null` takes the one that is set back, and its client secret with it; absent: it stays. */
  readonly clientId?: string | null;
  /** Google's; kept in the keychain. `null` where there is none; absent: that of the same client id stays. */
  readonly clientSecret?: string | null;
}

export type RegisterClientResult =
  | { readonly kind: 'registered'; readonly offer: SignInOffer }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };
