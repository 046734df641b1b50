import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GOOGLE } from '../../electron/oauth/identity-providers.ts';
import {
  type DeviceCode,
  type DeviceSignIn,
  signInByDevice,
} from '../../electron/oauth/sign-in-by-device.ts';
import { WELL_BEHAVED } from '../support/identity-behaviour.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { oauthGround } from '../support/oauth-ground.ts';
import { approveDevice } from '../support/sign-in-as.ts';
import { waitUntil } from '../support/wait-until.ts';

const ADDRESS = 'you@example.com';
let rig: IdentityProvider;

beforeAll(async () => {
  rig = await startIdentityProvider({ defaultUser: ADDRESS });
});
beforeEach(() => rig.behave(WELL_BEHAVED));
afterAll(() => rig.stop());

function deviceSignIn(changes: Partial<DeviceSignIn> = {}): DeviceSignIn {
  const { newOpenId, provider, registration } = oauthGround(rig, 'microsoft');
  return {
    openId: newOpenId(),
    provider,
    registration,
    username: ADDRESS,
    tell: approve,
    signal: new AbortController().signal,
    ...changes,
  };
}

function approve({ linkWithCode }: DeviceCode): void {
  void approveDevice(linkWithCode ?? '').catch(() => undefined);
}

test('tells the code and the link, and has tokens once the user has typed it', async () => {
  let told: DeviceCode | null = null;
  const tell = (code: DeviceCode) => {
    told = code;
    approve(code);
  };
  const signedIn = await signInByDevice(deviceSignIn({ tell }));
  expect(told).toEqual({
    code: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
    link: `${rig.issuer}/device`,
    linkWithCode: expect.stringContaining('user_code='),
    expiresInS: 600,
  });
  expect(signedIn).toMatchObject({ outcome: 'signed-in', signedInAs: ADDRESS });
});

test('asks again as often as the provider says, while the user has not answered', async () => {
  const asked = rig.tokenAnswers.length;
  const tell = (code: DeviceCode) => void setTimeout(approve, 1_500, code);
  expect(await signInByDevice(deviceSignIn({ tell }))).toMatchObject({ outcome: 'signed-in' });
  expect(rig.tokenAnswers.slice(asked).map(({ outcome }) => outcome)).toEqual([
    'authorization_pending',
    'granted',
  ]);
});

test('tells another identity by both names', async () => {
  rig.behave({ signsIn: 'other@example.com' });
  expect(await signInByDevice(deviceSignIn())).toEqual({
    outcome: 'another-identity',
    signedInAs: 'other@example.com',
    wanted: ADDRESS,
  });
});

test('says that the user said no', async () => {
  rig.behave({ consent: 'denied' });
  expect(await signInByDevice(deviceSignIn())).toMatchObject({
    outcome: 'refused',
    failure: { kind: 'denied', by: 'user' },
  });
});

test('says no as Microsoft does', async () => {
  const trouble = { kind: 'answer', status: 400, body: { error: 'authorization_declined' } } as const;
  const tell = () => rig.behave({ tokenTrouble: trouble });
  expect(await signInByDevice(deviceSignIn({ tell }))).toMatchObject({
    outcome: 'refused',
    failure: { kind: 'denied', by: 'user' },
  });
});

test('ends when the user cancels', async () => {
  const controller = new AbortController();
  const tell = () => controller.abort();
  const signIn = deviceSignIn({ tell, signal: controller.signal });
  expect(await signInByDevice(signIn)).toEqual({ outcome: 'cancelled' });
});

test('ends when the code has expired', async () => {
  rig.behave({ deviceCodeS: 2 });
  expect(await signInByDevice(deviceSignIn({ tell: () => undefined }))).toEqual({ outcome: 'timed-out' });
});

test('waits longer where the provider asks it to slow down', async () => {
  const trouble = { kind: 'answer', status: 400, body: { error: 'slow_down' } } as const;
  let slowedAt = 0;
  const tell = (code: DeviceCode) => {
    rig.behave({ tokenTrouble: trouble });
    approve(code);
    setTimeout(() => {
      slowedAt = performance.now();
      rig.behave({ tokenTrouble: null });
    }, 1_300);
  };
  expect(await signInByDevice(deviceSignIn({ tell }))).toMatchObject({ outcome: 'signed-in' });
  // One second, and five more.
  expect(performance.now() - slowedAt).toBeGreaterThan(5_000);
});

test('goes on after a moment of trouble, for the user may be typing the code', async () => {
  const tell = (code: DeviceCode) => {
    rig.behave({ tokenTrouble: { kind: 'cut' } });
    approve(code);
    setTimeout(() => rig.behave({ tokenTrouble: null }), 1_300);
  };
  expect(await signInByDevice(deviceSignIn({ tell }))).toMatchObject({ outcome: 'signed-in' });
});

test.each(['cut', 'silence'] as const)(
  'goes on after half an answer, which a %s ends',
  async (then) => {
    const tell = (code: DeviceCode) => {
      rig.behave({ tokenTrouble: { kind: 'half', then } });
      const halves = rig.requests.length;
      void waitUntil(() => rig.requests.slice(halves).some(({ path }) => path === '/token'), {
        what: 'a question that is half answered',
      }).then(() => {
        rig.behave({ tokenTrouble: null });
        approve(code);
      });
    };
    expect(await signInByDevice(deviceSignIn({ tell }))).toMatchObject({ outcome: 'signed-in' });
  },
  30_000,
);

test('is impossible for mail at Google, without asking it', async () => {
  const asked = rig.requests.length;
  expect(await signInByDevice(deviceSignIn({ provider: GOOGLE }))).toEqual({
    outcome: 'impossible',
    sentence: expect.stringContaining('sign in with a browser'),
  });
  expect(rig.requests).toHaveLength(asked);
});
