import { expect, test } from 'vitest';
import { secretHandlers } from '../../../electron/api/secret-handlers.ts';

const { reviewSecret } = secretHandlers();

test('says that spaces are left out of what then has the form of the provider’s secret', async () => {
  const review = await reviewSecret({ address: 'you@gmail.com', secret: 'abcd efgh ijkl mnop' });
  expect(review).toEqual({ notes: [expect.stringContaining('spaces')], warning: null });
});

test('warns of what can hardly be one, without repeating it', async () => {
  const review = await reviewSecret({ address: 'you@gmail.com', secret: 'Sommer2026!' });
  expect(review).toEqual({ notes: [], warning: expect.stringContaining('16 lower-case letters') });
  expect(JSON.stringify(review)).not.toContain('Sommer');
});

test('goes by the provider that is named before the one of the address', async () => {
  const secret = 'Sommer2026!';
  const named = await reviewSecret({ address: 'you@gmail.com', provider: 'custom', secret });
  expect(named).toEqual({ notes: [], warning: null });
  const unknown = await reviewSecret({ address: 'you@gmail.com', provider: 'no-such', secret });
  expect(unknown.warning).not.toBeNull();
});

test('of an address that nobody knows, or that is none yet, has nothing against any text', async () => {
  for (const address of ['you@example.com', 'you', '']) {
    expect(await reviewSecret({ address, secret: 'a b c' })).toEqual({ notes: [], warning: null });
  }
});

test('says that nothing was typed yet', async () => {
  expect((await reviewSecret({ address: 'you@example.com', secret: '' })).warning).toContain('missing');
});
