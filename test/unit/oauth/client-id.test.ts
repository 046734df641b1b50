import { describe, expect, test } from 'vitest';
import { builtInClients, type ClientSources, findRegistration } from '../../../electron/oauth/client-id.ts';

const NOTHING: ClientSources = {
  settings: { microsoftClientId: null, googleClientId: null },
  environment: {},
  googleClientSecret: null,
};
const ENVIRONMENT = {
  MAILVITALS_MICROSOFT_CLIENT_ID: ' env-m ',
  MAILVITALS_MICROSOFT_TENANT: 'consumers',
  MAILVITALS_GOOGLE_CLIENT_ID: 'env-g',
  MAILVITALS_GOOGLE_CLIENT_SECRET: 'env-secret',
};
const BUILT_IN = {
  microsoft: { clientId: 'built-m', clientSecret: null },
  google: { clientId: 'built-g', clientSecret: 'built-secret' },
};

describe('the registration of Mailvitals', () => {
  test('is that of the settings before the environment before the build, secret and all', () => {
    const all = {
      settings: { microsoftClientId: 'set-m', googleClientId: 'set-g' },
      environment: ENVIRONMENT,
      builtIn: BUILT_IN,
      googleClientSecret: 'set-secret',
    };
    expect(findRegistration('google', 'personal', all)).toEqual({
      kind: 'found',
      from: 'settings',
      registration: { providerId: 'google', clientId: 'set-g', clientSecret: 'set-secret', tenant: null },
    });
    expect(findRegistration('google', 'personal', { ...all, settings: NOTHING.settings })).toMatchObject({
      from: 'environment',
      registration: { clientId: 'env-g', clientSecret: 'env-secret' },
    });
    expect(
      findRegistration('google', 'personal', { ...NOTHING, builtIn: BUILT_IN, googleClientSecret: 'x' }),
    ).toMatchObject({
      from: 'build',
      registration: { clientId: 'built-g', clientSecret: 'built-secret' },
    });
  });

  test('at Microsoft has a tenant where one is named, and never a secret', () => {
    const environment = { ...ENVIRONMENT, MAILVITALS_MICROSOFT_CLIENT_SECRET: 'x' };
    expect(
      findRegistration('microsoft', 'business', { ...NOTHING, environment, googleClientSecret: 'x' }),
    ).toEqual({
      kind: 'found',
      from: 'environment',
      registration: { providerId: 'microsoft', clientId: 'env-m', clientSecret: null, tenant: 'consumers' },
    });
  });

  test('is what the build was told, where it was told something', () => {
    expect(
      builtInClients({
        MAIN_VITE_MICROSOFT_CLIENT_ID: ' told-m ',
        MAIN_VITE_GOOGLE_CLIENT_ID: 'told-g',
        MAIN_VITE_GOOGLE_CLIENT_SECRET: 'told-secret',
      }),
    ).toEqual({
      microsoft: { clientId: 'told-m', clientSecret: null },
      google: { clientId: 'told-g', clientSecret: 'told-secret' },
    });
    expect(
      builtInClients({ MAIN_VITE_MICROSOFT_CLIENT_ID: '', MAIN_VITE_GOOGLE_CLIENT_SECRET: 'x' }),
    ).toEqual({ microsoft: null, google: null });
  });

  test.each(['microsoft', 'google'] as const)(
    'is missing at %s unless somebody gives one: three steps',
    (id) => {
      const environment = { MAILVITALS_MICROSOFT_CLIENT_ID: ' ', MAILVITALS_GOOGLE_CLIENT_ID: '' };
      const found = findRegistration(id, 'custom', { ...NOTHING, environment });
      if (found.kind !== 'missing') throw new Error(found.kind);
      expect(found.guide.steps).toHaveLength(3);
      for (const { text, url } of found.guide.steps) {
        expect(text).toMatch(/[.]$/);
        expect(url).toMatch(/^https:\/\//);
      }
      for (const source of found.guide.sources) expect(source).toMatch(/^https:\/\//);
      expect(builtInClients()[id]).toBeNull();
    },
  );
});
