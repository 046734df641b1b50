import { describe, expect, test } from 'vitest';
import {
  builtInClients,
  type ClientSources,
  findRegistration,
  secretEntryOf,
} from '../../../electron/oauth/client-id.ts';
import { writeClientSecret } from '../../../electron/oauth/client-secret.ts';

const NOTHING: ClientSources = {
  settings: { microsoftClientId: null, googleClientId: null },
  environment: {},
  secretEntry: null,
};
const entryOf = (clientId: string, clientSecret = 'set-secret') =>
  ({ ok: true, value: writeClientSecret({ clientId, clientSecret }) }) as const;
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
      secretEntry: entryOf('set-g'),
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
      findRegistration('google', 'personal', {
        ...NOTHING,
        builtIn: BUILT_IN,
        secretEntry: entryOf('built-g', 'x'),
      }),
    ).toMatchObject({
      from: 'build',
      registration: { clientId: 'built-g', clientSecret: 'built-secret' },
    });
  });

  test.each([
    ['that belongs to another id', entryOf('another').value],
    ['of a form that nobody writes any more', 'GOCSPX-bare'],
    ['that is no text at all', '{"clientId":7}'],
    ['that is not there', null],
  ])('is never asked for with a secret %s', (_, value) => {
    const settings = { microsoftClientId: null, googleClientId: 'set-g' };
    const found = findRegistration('google', 'personal', {
      ...NOTHING,
      settings,
      secretEntry: { ok: true, value },
    });
    expect(found).toMatchObject({ kind: 'found', registration: { clientId: 'set-g', clientSecret: null } });
  });

  test('whose secret cannot be read is told as the keychain’s problem, where the user has set the id', () => {
    const locked = { ok: false, problem: 'locked', detail: 'as the test wants' } as const;
    const settings = { microsoftClientId: 'set-m', googleClientId: 'set-g' };
    expect(
      findRegistration('google', 'personal', { ...NOTHING, settings, secretEntry: locked }),
    ).toMatchObject({ kind: 'keychain', problem: 'locked', from: 'settings' });
    expect(
      findRegistration('google', 'personal', {
        ...NOTHING,
        environment: ENVIRONMENT,
        secretEntry: locked,
      }),
    ).toMatchObject({ kind: 'found', from: 'environment' });
    expect(secretEntryOf('google', settings)).toBe('google-client-secret');
    expect(secretEntryOf('google', NOTHING.settings)).toBeNull();
    expect(secretEntryOf('microsoft', settings)).toBeNull();
  });

  test('at Microsoft has a tenant where one is named, and never a secret', () => {
    const environment = { ...ENVIRONMENT, MAILVITALS_MICROSOFT_CLIENT_SECRET: 'x' };
    expect(
      findRegistration('microsoft', 'business', {
        ...NOTHING,
        environment,
        secretEntry: entryOf('env-m', 'x'),
      }),
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
