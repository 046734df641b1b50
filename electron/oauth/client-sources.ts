import type { Provider } from '../provider/provider.ts';
import type { Settings } from '../settings/settings.ts';
import type { IdentityProviderId } from './identity-providers.ts';

/** The settings that hold a client id. */
export type ClientIdKey = Extract<keyof Settings, `${string}ClientId`>;

/** What a build was told of registrations. The names are electron-vite’s, which puts the values into the bundle. */
export interface BuildEnvironment {
  readonly MAIN_VITE_MICROSOFT_CLIENT_ID?: string;
  readonly MAIN_VITE_GOOGLE_CLIENT_ID?: string;
  readonly MAIN_VITE_GOOGLE_CLIENT_SECRET?: string;
}

/** Where the program’s registration at one provider may be named. */
export interface ClientSource {
  readonly setting: ClientIdKey;
  /** Names of environment variables. */
  readonly environment: { readonly clientId: string; readonly tenant: string | null };
  readonly build: { readonly clientId: keyof BuildEnvironment };
  /** `null` where the provider hands out no client secret, and refuses one. */
  readonly secret: {
    /** Of the keychain, where the user set the client id. */
    readonly entry: string;
    readonly environment: string;
    readonly build: keyof BuildEnvironment;
  } | null;
  /** Which accounts are let in, by the kind of the mailbox’s preset; `null` where the provider has no tenants. */
  readonly tenants: Readonly<Record<Provider['kind'], string | null>> | null;
}

/** One row for each: a provider without one does not compile. */
export const CLIENT_SOURCES: Readonly<Record<IdentityProviderId, ClientSource>> = {
  microsoft: {
    setting: 'microsoftClientId',
    environment: { clientId: 'MAILVITALS_MICROSOFT_CLIENT_ID', tenant: 'MAILVITALS_MICROSOFT_TENANT' },
    build: { clientId: 'MAIN_VITE_MICROSOFT_CLIENT_ID' },
    // Microsoft refuses a secret from a public client (AADSTS700025).
    secret: null,
    // As narrow as the mailbox allows: a registration for personal accounts alone is refused at `common`
    // (AADSTS9002331), one for every kind works at each.
    tenants: { personal: 'consumers', business: 'organizations', custom: null },
  },
  google: {
    setting: 'googleClientId',
    environment: { clientId: 'MAILVITALS_GOOGLE_CLIENT_ID', tenant: null },
    build: { clientId: 'MAIN_VITE_GOOGLE_CLIENT_ID' },
    secret: {
      entry: 'google-client-secret',
      environment: 'MAILVITALS_GOOGLE_CLIENT_SECRET',
      build: 'MAIN_VITE_GOOGLE_CLIENT_SECRET',
    },
    tenants: null,
  },
};
