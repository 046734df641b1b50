import { expect, test } from 'vitest';
import { MICROSOFT } from '../../../electron/oauth/identity-providers.ts';
import type { DeviceRequest } from '../../../electron/oauth/openid-client.ts';
import { type DeviceCode, signInByDevice } from '../../../electron/oauth/sign-in-by-device.ts';
import { scriptedOpenId } from '../../support/scripted-open-id.ts';

const USER = 'you@example.com';
const ESCAPE = '\u001b';
const BELL = '\u0007';
const CYRILLIC_A = '\u0410';
const TURNS_RIGHT_TO_LEFT = '\u202e';

/** What the user is told, where the provider asks for a device like this, and how it ends. */
async function signIn(sent: Partial<DeviceRequest>) {
  const told: DeviceCode[] = [];
  const openId = scriptedOpenId(USER);
  const result = await signInByDevice({
    openId: {
      async connect(...asked) {
        const connected = await openId.connect(...asked);
        if (!connected.ok) return connected;
        const client = connected.value;
        const askForDevice: typeof client.askForDevice = async () => {
          const device = await client.askForDevice();
          return device.ok ? { ok: true, value: { ...device.value, ...sent } } : device;
        };
        return { ok: true, value: { ...client, askForDevice } };
      },
    },
    provider: MICROSOFT,
    registration: {
      providerId: 'microsoft',
      clientId: 'client-of-the-test',
      clientSecret: null,
      tenant: null,
    },
    username: USER,
    tell: (code) => told.push(code),
    signal: new AbortController().signal,
  });
  return { told, result };
}

test.each(['ABCD-EFGH', 'A', '123 456 789', 'x'.repeat(64)])('the code “%s” is told', async (userCode) => {
  const { told, result } = await signIn({ userCode });
  expect(told).toMatchObject([{ code: userCode }]);
  expect(result.outcome).toBe('signed-in');
});

test.each([
  ['that is empty', ''],
  ['of spaces', '   '],
  ['that clears the screen', `${ESCAPE}[2JABCD-EFGH`],
  ['that hides a link', `ABCD${ESCAPE}]8;;https://example.com/${BELL}`],
  ['of two lines', 'ABCD-EFGH\nEnter your password:'],
  ['with a line at its end', 'ABCD-EFGH\n'],
  ['that turns the line around', `${TURNS_RIGHT_TO_LEFT}ABCD`],
  ['in letters that only look plain', `${CYRILLIC_A}BCD-EFGH`],
  ['that is too long', 'x'.repeat(65)],
])('a code %s is shown to nobody, and the browser is named instead', async (_, userCode) => {
  const { told, result } = await signIn({ userCode });
  expect(told).toEqual([]);
  expect(result).toEqual({
    outcome: 'impossible',
    sentence: expect.stringMatching(
      /^Microsoft sent a code .* sign in with a browser on this computer instead\.$/,
    ),
  });
});

test('links are told as URLs, in plain characters', async () => {
  const { told } = await signIn({
    link: `https://accounts.example/${ESCAPE}[2J device\n`,
    linkWithCode: 'HTTPS://accounts.example/dévice?user_code=ABCD-EFGH',
  });
  expect(told).toMatchObject([
    {
      link: 'https://accounts.example/%1B[2J%20device',
      linkWithCode: 'https://accounts.example/d%C3%A9vice?user_code=ABCD-EFGH',
    },
  ]);
});

test.each(['http://accounts.example/device', 'javascript:alert(1)', 'device', ''])(
  'the page “%s” is not told',
  async (link) => {
    const { told, result } = await signIn({ link });
    expect(told).toEqual([]);
    expect(result).toMatchObject({ outcome: 'impossible', sentence: expect.stringContaining('not safe') });
    expect((await signIn({ linkWithCode: link })).told).toMatchObject([{ linkWithCode: null }]);
  },
);
