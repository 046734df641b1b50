import { expect, test } from 'vitest';
import { CAST } from '../../../electron/playground/cast.ts';
import { demoDirectory } from '../../../electron/playground/directory.ts';
import { discover } from '../../../electron/provider/discover.ts';
import { findProviderById } from '../../../electron/provider/presets.ts';
import type { Provider } from '../../../electron/provider/provider.ts';

const directory = demoDirectory(
  CAST.map(({ providerId, domain }) => ({ troupe: { domain }, preset: presetOf(providerId) })),
);

function presetOf(id: string): Provider {
  const preset = findProviderById(id);
  if (preset === null) throw new Error(`There is no preset ${id}.`);
  return preset;
}

test.each(CAST.map(({ domain, providerId }) => [domain, providerId]))(
  'the mail of %s is received by %s',
  async (domain, providerId) => {
    const found = await discover(`you@${domain}`, directory);
    expect([found.provider.id, found.reason]).toEqual([providerId, 'mx']);
  },
);

test('of any other domain nothing is known, and nobody is asked', async () => {
  const found = await discover('you@example.org', directory);
  expect([found.provider.id, found.reason, found.dnsFailed]).toEqual(['custom', 'none', false]);
  expect(new Set(found.candidates.map(({ source }) => source))).toEqual(new Set(['guess']));
});
