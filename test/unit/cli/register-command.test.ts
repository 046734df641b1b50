import { beforeEach, describe, expect, test } from 'vitest';
import type { Api, RegisterClientRequest, SignInOffer } from '../../../electron/api/contract.ts';
import { addRegisterCommand } from '../../../electron/cli/commands/register.ts';
import { REGISTRATION_GUIDES } from '../../../electron/oauth/registration-guide.ts';
import { fakeWindowApi } from '../../support/fake-window-api.ts';
import { runCommand } from '../../support/run-command.ts';
import { sampleSnapshot } from '../../support/sample-snapshot.ts';

const base = fakeWindowApi(() => sampleSnapshot());
let from: SignInOffer['clientIdFrom'];
let asked: RegisterClientRequest[];

beforeEach(() => {
  from = 'settings';
  asked = [];
});

const api: Api = {
  ...base,
  showProvider: async (id) => {
    const provider = await base.showProvider(id);
    const signIn = provider?.signIn ?? null;
    return provider && { ...provider, signIn: signIn && { ...signIn, clientIdFrom: from } };
  },
  registerClient: async (request) => {
    asked.push(request);
    const provider = await api.showProvider(request.issuer === 'google' ? 'gmail' : 'outlook');
    if (provider?.signIn == null) throw new Error('Both providers have a sign-in.');
    return { kind: 'registered', offer: provider.signIn };
  },
};

const register = (...args: readonly string[]) => runCommand([addRegisterCommand], api, ['register', ...args]);

describe('register without an id', () => {
  test.each(['microsoft', 'google'] as const)('shows the three steps for %s', async (issuer) => {
    const { code, printed, documents } = await register(issuer);
    expect(code).toBe(0);
    for (const { text, url } of REGISTRATION_GUIDES[issuer].steps) {
      expect(printed.replaceAll(/\s+/g, ' ')).toContain(`${text} ${url}`);
    }
    expect(printed).toContain(`mailvitals register ${issuer} --client-id`);
    expect(documents).toMatchObject([{ issuer, clientIdFrom: 'settings' }]);
    expect(asked).toEqual([]);
  });

  test.each([
    ['settings', 'Now: our-own-id, kept in the settings.'],
    ['environment', 'Now: the one that MAILVITALS_MICROSOFT_CLIENT_ID names in the environment.'],
    ['build', 'Now: the one that this program was built with.'],
    [null, 'Now: none, so nobody can sign in with Microsoft yet.'],
  ] as const)('says what is known from %s', async (source, sentence) => {
    from = source;
    await base.changeSetting('microsoft-client-id', 'our-own-id');
    expect((await register('microsoft')).printed.split('\n').at(-1)).toBe(sentence);
  });
});

describe('register with an id', () => {
  test('keeps it, and asks for no client secret at Microsoft', async () => {
    const { code, printed } = await register('microsoft', '--client-id', 'my-id');
    expect(asked).toEqual([{ issuer: 'microsoft', clientId: 'my-id' }]);
    expect([code, printed]).toEqual([
      0,
      'Kept. A mailbox signs in with Microsoft now: mailvitals add <address> --oauth',
    ]);
  });

  test('at Google keeps nothing without the client secret, and says how to give it', async () => {
    const { code, said, documents } = await register('google', '--client-id', 'my-id');
    expect(code).toBe(64);
    expect(documents).toEqual([{ kind: 'invalid', problems: [{ field: 'clientSecret', sentence: said }] }]);
    expect(said).toBe(
      'There is no terminal to ask for the client secret at. Pipe it in and add --client-secret-stdin.',
    );
    expect(asked).toEqual([]);
  });

  test('keeps nothing where the question for the client secret is left', async () => {
    const cancelled = AbortSignal.abort();
    const args = ['register', 'google', '--client-id', 'my-id', '--client-secret-stdin'];
    const { code, said, documents } = await runCommand([addRegisterCommand], api, args, { cancelled });
    expect([code, said, documents]).toEqual([
      3,
      'Cancelled.\n\nNothing was changed.',
      [{ kind: 'cancelled' }],
    ]);
    expect(asked).toEqual([]);
  });

  test('takes “off” for no id at all, and says by the result what that means', async () => {
    from = null;
    for (const issuer of ['microsoft', 'google'] as const) {
      asked = [];
      const { code, printed } = await register(issuer, '--client-id', 'Off');
      expect(asked).toEqual([{ issuer, clientId: null }]);
      expect(code).toBe(0);
      expect(printed).toMatch(/^Forgotten\. Nobody can sign in with (Microsoft|Google) until/);
    }
    from = 'build';
    expect((await register('microsoft', '--client-id', 'off')).printed).toBe(
      'Forgotten. Sign-ins with Microsoft go on under the one built into this program.',
    );
  });

  test('takes it back', async () => {
    from = null;
    const { code, printed } = await register('google', '--remove');
    expect(asked).toEqual([{ issuer: 'google', clientId: null }]);
    expect([code, printed]).toEqual([
      0,
      'Forgotten. Nobody can sign in with Google until there is another one.',
    ]);
    from = 'environment';
    expect((await register('google', '--remove')).printed).toContain('MAILVITALS_GOOGLE_CLIENT_ID');
  });

  test('tells what is wrong with it, and what keeps it from being kept', async () => {
    const wrong: Api['registerClient'] = async () => ({
      kind: 'invalid',
      problems: [{ field: 'clientId', sentence: 'That is no client id.' }],
    });
    const invalid = await runCommand([addRegisterCommand], { ...api, registerClient: wrong }, [
      ...['register', 'microsoft', '--client-id', 'x y'],
    ]);
    expect([invalid.code, invalid.said]).toEqual([64, 'clientId: That is no client id.']);
    const locked: Api['registerClient'] = async () => ({
      kind: 'obstacle',
      obstacle: { title: 'The keyring is locked', sentence: 'Nothing was kept.', steps: [] },
    });
    const obstacle = await runCommand([addRegisterCommand], { ...api, registerClient: locked }, [
      ...['register', 'microsoft', '--remove'],
    ]);
    expect([obstacle.code, obstacle.said]).toEqual([3, 'The keyring is locked\nNothing was kept.']);
  });
});

test.each([
  [['microsoft', '--client-id', 'a', '--remove'], 'not both'],
  [['google', '--client-id', 'off', '--client-secret-stdin'], 'goes with a client ID'],
  [['microsoft', '--client-id', 'a', '--client-secret-stdin'], 'Microsoft takes no client secret'],
])('register %j is a usage error', async (args, sentence) => {
  const { code, said, documents } = await register(...args);
  expect([code, said, documents]).toEqual([
    64,
    expect.stringContaining(sentence),
    [{ kind: 'invalid', problems: [{ field: 'options', sentence: said }] }],
  ]);
  expect(asked).toEqual([]);
});

test('register of anybody else names who there is', async () => {
  await expect(register('yahoo')).rejects.toThrow('Allowed choices are microsoft, google');
});
