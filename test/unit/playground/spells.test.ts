import { describe, expect, test } from 'vitest';
import { CAST } from '../../../electron/playground/cast.ts';
import { randomFrom, randomId } from '../../../electron/playground/past/random.ts';
import { ageOf, spellsOf, troubleAt } from '../../../electron/playground/past/spells.ts';
import { findProviderByDomain } from '../../../electron/provider/find-provider.ts';
import { findProviderById } from '../../../electron/provider/presets.ts';

const MINUTE_MS = 60_000;
const PLOTS = CAST.flatMap(({ roles }) => roles.map(({ plot }) => plot));

describe('the past of the demo', () => {
  test.each(PLOTS)('of a mailbox that is “%s” lies within its time in the app, in order', (plot) => {
    const edges = spellsOf(plot).flatMap(({ fromAgo, untilAgo }) => [fromAgo, untilAgo]);
    expect(edges).toEqual(edges.toSorted((one, other) => other - one));
    expect(Math.max(0, ...edges)).toBeLessThan(ageOf(plot));
  });

  test('knows what was wrong at a moment', () => {
    expect(troubleAt('dead-app-password', 119 * MINUTE_MS)).toBe('refused');
    expect(troubleAt('dead-app-password', 121 * MINUTE_MS)).toBeNull();
    expect(troubleAt('steady', 0)).toBeNull();
  });

  test('is told from numbers that are the same for the same seed', () => {
    const take = (seed: number) => {
      const random = randomFrom(seed);
      return [random(), random(), randomId(random)];
    };
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
    expect(take(3)[2]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const many = Array.from({ length: 1_000 }, randomFrom(5));
    expect(Math.min(...many)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...many)).toBeLessThan(1);
    expect(many.reduce((sum, one) => sum + one, 0) / many.length).toBeCloseTo(0.5, 1);
  });
});

describe('the cast of the demo', () => {
  test('has addresses that can belong to nobody, at providers that exist', () => {
    for (const { domain, providerId, roles, spare } of CAST) {
      expect(domain).toMatch(/\.example$/);
      expect(findProviderByDomain(domain)).toBeNull();
      expect(findProviderById(providerId)).not.toBeNull();
      for (const address of [...roles.map((role) => role.address), ...spare]) {
        expect(address.endsWith(`@${domain}`)).toBe(true);
      }
    }
  });
});
