import type { KeychainProblem, KeychainResult } from '../credentials/credential-store.ts';
import type { Provider } from '../provider/provider.ts';
import type { Settings } from '../settings/settings.ts';
import { clientSecretOf } from './client-secret.ts';
import { type BuildEnvironment, CLIENT_SOURCES, type ClientIdKey } from './client-sources.ts';
import type { IdentityProviderId } from './identity-providers.ts';
import type { Registration } from './registration.ts';
import { REGISTRATION_GUIDES, type RegistrationGuide } from './registration-guide.ts';

/** What the user has set; `null` where nothing is. */
export type ClientSettings = Pick<Settings, ClientIdKey>;

/** A registration that the program was built with. */
export type BuiltInClients = Readonly<
  Record<IdentityProviderId, { readonly clientId: string; readonly clientSecret: string | null } | null>
>;

/** Whoever builds Mailvitals for others registers it once and names it to the build: see build/README.md. */
export function builtInClients(build: BuildEnvironment = {}): BuiltInClients {
  const builtIn = (id: IdentityProviderId): BuiltInClients[IdentityProviderId] => {
    const source = CLIENT_SOURCES[id];
    const clientId = typed(build[source.build.clientId]);
    const clientSecret = source.secret === null ? null : typed(build[source.secret.build]);
    return clientId === null ? null : { clientId, clientSecret };
  };
  return { microsoft: builtIn('microsoft'), google: builtIn('google') };
}

export interface ClientSources {
  readonly settings: ClientSettings;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly builtIn?: BuiltInClients;
  /** What the keychain answered to {@link secretEntryOf}; `null` where it was not to be asked. */
  readonly secretEntry: KeychainResult<string | null> | null;
}

type From = 'settings' | 'environment' | 'build';

/** The program’s registration, or how to make one. */
export type FoundRegistration =
  | { readonly kind: 'found'; readonly registration: Registration; readonly from: From }
  | { readonly kind: 'missing'; readonly guide: RegistrationGuide }
  /** There is one, but its secret could not be read: without it the provider would refuse what is right. */
  | {
      readonly kind: 'keychain';
      readonly problem: KeychainProblem;
      readonly detail: string;
      readonly from: From;
    };

/** The entry of the keychain that belongs to what the user has set; `null` where there is none to read. */
export function secretEntryOf(providerId: IdentityProviderId, settings: ClientSettings): string | null {
  const { setting, secret } = CLIENT_SOURCES[providerId];
  return typed(settings[setting]) === null ? null : (secret?.entry ?? null);
}

/**
 * Settings before the environment before the build: id and secret always of the same place. `kind` is that of the mailbox’s
 * preset; a registration for one organisation needs its tenant named in the environment.
 */
export function findRegistration(
  providerId: IdentityProviderId,
  kind: Provider['kind'],
  sources: ClientSources,
): FoundRegistration {
  const { settings, environment, secretEntry, builtIn = builtInClients(import.meta.env) } = sources;
  const source = CLIENT_SOURCES[providerId];
  const tenant =
    source.tenants === null
      ? null
      : (typed(environment[source.environment.tenant ?? '']) ?? source.tenants[kind]);
  const found = (from: From, clientId: string, clientSecret: string | null) =>
    ({ kind: 'found', from, registration: { providerId, clientId, clientSecret, tenant } }) as const;

  const set = typed(settings[source.setting]);
  if (set !== null) {
    if (secretEntry?.ok === false) {
      const { problem, detail } = secretEntry;
      return { kind: 'keychain', problem, detail, from: 'settings' };
    }
    return found('settings', set, clientSecretOf(set, secretEntry?.value ?? null));
  }
  const named = typed(environment[source.environment.clientId]);
  if (named !== null) {
    const secret = source.secret === null ? null : typed(environment[source.secret.environment]);
    return found('environment', named, secret);
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
