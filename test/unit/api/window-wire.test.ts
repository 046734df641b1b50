import { getEventListeners, once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openCallDesk } from '../../../electron/api/call-desk.ts';
import { connectApi } from '../../../electron/api/connect-api.ts';
import type { Api, Climb, SignInHooks, SignInStep } from '../../../electron/api/contract.ts';
import { InvalidInput } from '../../../electron/api/invalid-input.ts';
import type { CallNews, WindowCall } from '../../../electron/api/wire.ts';
import { StorageProblem } from '../../../electron/storage/storage-problem.ts';

/** An api of which only the given methods work. */
const apiWith = (methods: Partial<Api>) => methods as Api;

const progress = (done: number) => ({ done, total: 2, address: 'you@example.com', outcome: 'healthy' });

/** Both ends, and between them only what JSON carries. */
function wire(methods: Partial<Api>) {
  const crossed: string[] = [];
  const cross = <Data>(data: Data): Data => {
    crossed.push(JSON.stringify(data));
    return JSON.parse(JSON.stringify(data));
  };
  let changes = 0;
  const desk = openCallDesk(apiWith(methods), () => {
    changes += 1;
  });
  let calls = 0;
  const api = connectApi(
    {
      send: async (call, tell) =>
        cross(await desk.answer(cross(call), (news) => tell(JSON.parse(JSON.stringify(news))))),
      cancel: (id) => desk.cancel(id),
    },
    () => `call-${++calls}`,
  );
  return { api, desk, crossed, changes: () => changes };
}

describe('a call of the window', () => {
  test('arrives with its arguments and comes back with its result', async () => {
    const asked: unknown[] = [];
    const { api, changes } = wire({
      setPaused: async (...args) => asked.push(args) > 0,
      showMailbox: async () => null,
      listSettings: async () => [],
    });
    expect(await api.setPaused('you@example.com', true)).toBe(true);
    expect(asked).toEqual([['you@example.com', true]]);
    expect(changes()).toBe(2);
    expect(await api.showMailbox('me@example.com')).toBeNull();
    expect(await api.listSettings()).toEqual([]);
    expect(changes()).toBe(2);
  });

  test('is told its progress, each call its own', async () => {
    const { api } = wire({
      checkMailboxes: async ({ addresses }, hooks) => {
        hooks?.onProgress?.(progress(addresses.length));
        await null;
        hooks?.onProgress?.(progress(addresses.length + 1));
        return { reports: [], missing: [] };
      },
      testSending: async (address, hooks) => {
        hooks?.onStage?.('sending');
        hooks?.onStage?.('looking');
        return { kind: 'missing', address };
      },
    });
    const check = async (addresses: string[]) => {
      const told: number[] = [];
      await api.checkMailboxes(
        { addresses, askedByUser: true },
        { onProgress: ({ done }) => told.push(done) },
      );
      return told;
    };
    expect(await Promise.all([check([]), check(['a@example.com'])])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    const stages: string[] = [];
    await api.testSending('you@example.com', { onStage: (stage) => stages.push(stage) });
    expect(stages).toEqual(['sending', 'looking']);
  });

  test('that binds a mailbox is told its climbs beside its progress', async () => {
    const climb: Climb = { protocol: 'imap', rungs: [], stage: 'resolve', ok: null };
    const { api } = wire({
      editMailbox: async ({ address }, hooks) => {
        hooks?.onProgress?.(progress(0));
        hooks?.onClimb?.(climb);
        hooks?.onClimb?.({ ...climb, stage: null, ok: true });
        return { kind: 'missing', address };
      },
    });
    const told: unknown[] = [];
    await api.editMailbox(
      { address: 'you@example.com' },
      { onProgress: (step) => told.push(step), onClimb: (step) => told.push(step) },
    );
    expect(told).toEqual([progress(0), climb, { ...climb, stage: null, ok: true }]);
    // Who asks for neither is told nothing, and is not in the way.
    expect(await api.editMailbox({ address: 'you@example.com' })).toMatchObject({ kind: 'missing' });
  });

  test('that signs somebody in is told each step, beside its climbs and its progress', async () => {
    const steps: readonly SignInStep[] = [
      {
        kind: 'page',
        name: 'Microsoft',
        takesDeviceCode: true,
        link: 'https://accounts.google.com/o/oauth2/v2/auth?state=a',
      },
      {
        kind: 'code',
        name: 'Microsoft',
        code: 'ABCD-EFGH',
        link: 'https://microsoft.com/devicelogin',
        linkWithCode: null,
        expiresAt: '2026-11-20T20:15:00.000Z',
      },
      { kind: 'signed-in', as: 'you@example.com' },
    ];
    const climb: Climb = { protocol: 'imap', rungs: [], stage: 'resolve', ok: null };
    const signIn = async (hooks: SignInHooks = {}) => {
      hooks.onProgress?.(progress(0));
      for (const step of steps) hooks.onSignIn?.(step);
      hooks.onClimb?.(climb);
      return { kind: 'cancelled' } as const;
    };
    const { api } = wire({
      addBySignIn: (_request, hooks) => signIn(hooks),
      rebindBySignIn: (_request, hooks) => signIn(hooks),
    });
    const told: unknown[] = [];
    const tell = (news: unknown) => void told.push(news);
    const hooks = { onSignIn: tell, onClimb: tell, onProgress: tell };
    const address = 'you@example.com';
    await api.addBySignIn({ mailbox: { address }, by: 'browser' }, hooks);
    expect(told.splice(0)).toEqual([progress(0), ...steps, climb]);
    await api.rebindBySignIn({ address, by: 'device' }, hooks);
    expect(told).toEqual([progress(0), ...steps, climb]);
    // Who asks for nothing is told nothing, and is not in the way.
    expect(await api.rebindBySignIn({ address, by: 'device' })).toEqual({ kind: 'cancelled' });
  });

  test('that may change what is shown says so as it begins, at its news, and when it is over', async () => {
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const { api, changes } = wire({
      checkMailboxes: async (_request, hooks) => {
        await over;
        hooks?.onProgress?.(progress(1));
        return { reports: [], missing: [] };
      },
    });
    const checking = api.checkMailboxes({ addresses: [], askedByUser: true });
    await turn();
    expect(changes()).toBe(1);
    end();
    await checking;
    expect(changes()).toBe(3);
  });

  test('whose figures make no sense is told in the sentence of the method', async () => {
    const { api } = wire({
      setSendLimits: () => Promise.reject(new InvalidInput('The cap is a whole number.')),
    });
    await expect(api.setSendLimits('you@example.com', { cap: null, warmUpSince: null })).rejects.toThrow(
      'The cap is a whole number.',
    );
  });

  test('is cancelled by its own signal and still answers', async () => {
    const { api } = wire({
      checkMailboxes: async ({ addresses: [address = ''] }, hooks) => {
        const { cancelled } = hooks ?? {};
        if (cancelled && !cancelled.aborted) await once(cancelled, 'abort');
        return { reports: [], missing: [address] };
      },
    });
    const cancelling = new AbortController();
    const stays = new AbortController();
    const check = (address: string, { signal: cancelled }: AbortController) =>
      api.checkMailboxes({ addresses: [address], askedByUser: true }, { cancelled });
    const first = check('first', cancelling);
    let isOver = false;
    const second = check('second', stays).finally(() => {
      isOver = true;
    });
    cancelling.abort();
    expect(await first).toMatchObject({ missing: ['first'] });
    expect(isOver).toBe(false);
    expect(getEventListeners(cancelling.signal, 'abort')).toEqual([]);
    stays.abort();
    expect(await second).toMatchObject({ missing: ['second'] });
    // Cancelled before it was sent.
    expect(await check('third', cancelling)).toMatchObject({ missing: ['third'] });
  });

  test('that fails says so in a sentence, and nothing of what the error holds', async () => {
    const { api, crossed, changes } = wire({
      rebindMailbox: async ({ secret }) => {
        throw new Error(`cannot store ${secret} in /home/you`);
      },
      listMailboxes: () => Promise.reject(new StorageProblem('disk-full', 'The disk is full.')),
    });
    await expect(api.rebindMailbox({ address: 'you@example.com', secret: 'hidden-words' })).rejects.toThrow(
      /^Mailvitals met a fault of its own/,
    );
    const [call, ...back] = crossed;
    expect(call).toContain('hidden-words');
    expect(back.join()).not.toMatch(/hidden-words|home/);
    expect(changes()).toBe(2);
    await expect(api.listMailboxes()).rejects.toThrow('The disk is full.');
  });

  test('does not watch, which is for the program', async () => {
    const { api } = wire({});
    await expect(api.lastReports()).rejects.toThrow('subscribes');
  });
});

describe('the program', () => {
  const refused = { fault: 'This window asked for something that Mailvitals does not know.' };
  const call = (changes: object = {}) => ({ id: 'a', method: 'listMailboxes', args: [], ...changes });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'listMailboxes'],
    ['a list', [call()]],
    ['an unknown method', call({ method: 'formatDisk' })],
    ['a method of every object', call({ method: 'toString' })],
    ['a constructor', call({ method: 'constructor' })],
    ['a prototype', call({ method: '__proto__' })],
    ['a method that is not for windows', call({ method: 'watch', args: [{}] })],
    ['a method in a list', call({ method: ['listMailboxes'] })],
    ['no id', call({ id: undefined })],
    ['an id of another form', call({ id: '../a' })],
    ['a long id', call({ id: 'a'.repeat(65) })],
    ['arguments that are none', call({ args: {} })],
    ['too many arguments', call({ args: [{}] })],
    ['too few arguments', call({ method: 'showMailbox' })],
    ['an object for an address', call({ method: 'showMailbox', args: [{ toString: 'x' }] })],
    ['a text for a claim', call({ method: 'setPaused', args: ['a', 'true'] })],
    ['hooks of its own', call({ method: 'testSending', args: ['a', { onStage: 'x' }] })],
    ['a field too many', call({ method: 'rebindMailbox', args: [{ address: 'a', secret: 's', id: 1 }] })],
    ['something beside the call', call({ also: 1 })],
    ['a text without end', call({ method: 'showMailbox', args: ['a'.repeat(100_001)] })],
    ['a file without end', call({ method: 'importMailboxes', args: ['a'.repeat(5_000_001)] })],
    [
      'a list without end',
      call({
        method: 'checkMailboxes',
        args: [{ addresses: Array(10_001).fill('a'), askedByUser: true }],
      }),
    ],
    ['a page without end', call({ method: 'listActivity', args: [{ before: null, limit: 501 }] })],
    ['a page of nothing', call({ method: 'listActivity', args: [{ before: null, limit: 0 }] })],
    ['a part of a page', call({ method: 'listActivity', args: [{ before: null, limit: 1.5 }] })],
    ['a page that begins nowhere', call({ method: 'listActivity', args: [{ before: 'now', limit: 1 }] })],
    ['a span that is none', call({ method: 'showHistory', args: ['a', 'year'] })],
    ['an edit of the id', call({ method: 'editMailbox', args: [{ address: 'a', id: 'b' }] })],
    ['tags in one text', call({ method: 'editMailbox', args: [{ address: 'a', tags: 'b;c' }] })],
    ['a secret that is no text', call({ method: 'reviewSecret', args: [{ address: 'a', secret: 7 }] })],
    [
      'a sign-in by a way of its own',
      call({ method: 'rebindBySignIn', args: [{ address: 'a', by: 'link' }] }),
    ],
    [
      'a sign-in at a page of its own',
      call({
        method: 'rebindBySignIn',
        args: [{ address: 'a', by: 'browser', issuer: 'https://a.example' }],
      }),
    ],
    ['an issuer of its own', call({ method: 'registerClient', args: [{ issuer: 'a', clientId: null }] })],
    ['an act that is no text', call({ method: 'playDemo', args: [null] })],
    ['a deep nest', call({ args: JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) })],
  ])('takes no call that is %s', async (_what, input) => {
    let calls = 0;
    const everything: Api = new Proxy({} as Api, { get: () => () => Promise.resolve(++calls) });
    const desk = openCallDesk(everything, () => undefined);
    expect(await desk.answer(input, () => undefined)).toEqual(refused);
    expect(calls).toBe(0);
    expect(await desk.answer(call(), () => undefined)).toEqual({ result: 1 });
  });

  test('leaves prototypes as they are', async () => {
    const given: unknown[] = [];
    const desk = openCallDesk(
      apiWith({
        diagnoseReply: async (request) => {
          given.push(request);
          throw new Error('none');
        },
      }),
      () => undefined,
    );
    const input = JSON.parse(
      '{"id":"a","method":"diagnoseReply","args":[{"text":"NO","__proto__":{"provider":"outlook"}}]}',
    );
    await desk.answer(input, () => undefined);
    for (const request of given) expect(request).toStrictEqual({ text: 'NO' });
    expect(Reflect.get({}, 'provider')).toBeUndefined();
  });

  test('does not answer one call twice, nor too many at once, and ends them all with the window', async () => {
    const desk = openCallDesk(
      apiWith({
        checkMailboxes: async (_request, hooks) => {
          if (hooks?.cancelled) await once(hooks.cancelled, 'abort');
          return { reports: [], missing: [] };
        },
      }),
      () => undefined,
    );
    const args = [{ addresses: [], askedByUser: true }];
    const ask = (id: string) => {
      const one: WindowCall = { id, method: 'checkMailboxes', args };
      return desk.answer(one, (_news: CallNews) => undefined);
    };
    const open = Array.from({ length: 64 }, (_, index) => ask(`call-${index}`));
    expect(await ask('call-0')).toEqual({ fault: 'This was asked for already and is under way.' });
    expect(await ask('more')).toEqual({ fault: 'Too much is under way at once. Wait a moment.' });
    desk.cancel('nobody');
    desk.cancelAll();
    expect(await Promise.all(open)).toHaveLength(64);
    const again = ask('call-0');
    desk.cancel('call-0');
    expect(await again).toEqual({ result: { reports: [], missing: [] } });
  });
});
