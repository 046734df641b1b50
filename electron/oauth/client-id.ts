import type { Provider } from '../provider/provider.ts';
import type { IdentityProviderId } from './identity-providers.ts';
import type { Registration } from './registration.ts';
import { REGISTRATION_GUIDES, type RegistrationGuide } from './registration-guide.ts';

/** What the user has set; `null` where nothing is. */
export interface ClientSettings {
  readonly microsoftClientId: string | null;
  readonly googleClientId: string | null;
}

/** A registration that the program was built with. */
export type BuiltInClients = Readonly<
  Record<IdentityProviderId, { readonly clientId: string; readonly clientSecret: string | null } | null>
>;

/** What a build was told of registrations. The names are electron-vite’s, which puts the values into the bundle. */
export interface BuildEnvironment {
  readonly MAIN_VITE_MICROSOFT_CLIENT_ID?: string;
  readonly MAIN_VITE_GOOGLE_CLIENT_ID?: string;
  readonly MAIN_VITE_GOOGLE_CLIENT_SECRET?: string;
}

/** Whoever builds Mailvitals for others registers it once and names it to the build: see build/README.md. */
export function builtInClients(build: BuildEnvironment = {}): BuiltInClients {
  const microsoft = typed(build.MAIN_VITE_MICROSOFT_CLIENT_ID);
  const google = typed(build.MAIN_VITE_GOOGLE_CLIENT_ID);
  return {
    microsoft: microsoft === null ? null : { clientId: microsoft, clientSecret: null },
    google:
      google === null
        ? null
        : { clientId: google, clientSecret: typed(build.MAIN_VITE_GOOGLE_CLIENT_SECRET) },
  };
}

/** Keychain entry of the secret that Google hands out with {@link ClientSettings.googleClientId}. */
export const GOOGLE_CLIENT_SECRET_ID = 'google-client-secret';

export interface ClientSources {
  readonly settings: ClientSettings;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly builtIn?: BuiltInClients;
  /** Of the keychain, where the user typed the client id; `null` where there is none. */
  readonly googleClientSecret: string | null;
}

/** The program’s registration, or how to make one. */
export type FoundRegistration =
  | {
      readonly kind: 'found';
      readonly registration: Registration;
      readonly from: 'settings' | 'environment' | 'build';
    }
  | { readonly kind: 'missing'; readonly guide: RegistrationGuide };

/**
 * Which accounts are let in. Named as narrowly as the mailbox allows: a registration for personal accounts alone is refused
 * at `common` (AADSTS9002331), one for every kind works at each.
 */
const TENANTS: Readonly<Record<Provider['kind'], string | null>> = {
  personal: 'consumers',
  business: 'organizations',
  custom: null,
};

/**
 * Settings before the environment before the build: id and secret always of the same place. `kind` is that of the mailbox’s
 * preset; a registration for one organisation needs its tenant named in the environment.
 */
export function findRegistration(
  providerId: IdentityProviderId,
  kind: Provider['kind'],
  sources: ClientSources,
): FoundRegistration {
  const { environment, builtIn = builtInClients(import.meta.env) } = sources;
  const tenant =
    providerId === 'microsoft' ? (typed(environment.MAILVITALS_MICROSOFT_TENANT) ?? TENANTS[kind]) : null;
  const found = (from: 'settings' | 'environment' | 'build', clientId: string, clientSecret: string | null) =>
    ({ kind: 'found', from, registration: { providerId, clientId, clientSecret, tenant } }) as const;

  const isGoogle = providerId === 'google';
  const set = typed(isGoogle ? sources.settings.googleClientId : sources.settings.microsoftClientId);
  if (set !== null) return found('settings', set, isGoogle ? typed(sources.googleClientSecret) : null);

  const named = typed(
    isGoogle ? environment.MAILVITALS_GOOGLE_CLIENT_ID : environment.MAILVITALS_MICROSOFT_CLIENT_ID,
  );
  // Microsoft refuses a secret from a public client (AADSTS700025).
  if (named !== null) {
    return found('environment', named, isGoogle ? typed(environment.MAILVITALS_GOOGLE_CLIENT_SECRET) : null);
  }
  const built = builtIn[providerId];
  return built === null
    ? { kind: 'missing', guide: REGISTRATION_GUIDES[providerId] }
    : found('build', built.clientId, built.clientSecret);
}

/** Empty counts as not set. */
function typed(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
