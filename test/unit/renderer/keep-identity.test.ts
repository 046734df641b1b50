import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepIdentity } from '../../../renderer/shell/keep-identity.ts';

describe('what was told again', () => {
  const before = {
    at: '1',
    list: [
      { id: 'a', sends: { count: 1 } },
      { id: 'b', sends: null },
    ],
    tags: ['x'],
  };

  test('is the very same where nothing changed', () => {
    expect(keepIdentity(before, structuredClone(before))).toBe(before);
  });

  test('is new only where it changed', () => {
    const after = structuredClone(before);
    after.at = '2';
    const kept = keepIdentity(before, after);
    expect(kept).toEqual(after);
    expect(kept).not.toBe(before);
    expect(kept.list).toBe(before.list);
    expect(kept.tags).toBe(before.tags);
  });

  test('is matched by its id, wherever it now stands in a list', () => {
    const after = { ...before, list: [{ id: 'c', sends: null }, ...structuredClone(before.list)] };
    const kept = keepIdentity(before, after);
    expect(kept.list[1]).toBe(before.list[0]);
    expect(kept.list[2]).toBe(before.list[1]);
  });

  test('loses what is gone', () => {
    const { tags, ...after } = structuredClone(before);
    expect(keepIdentity(before, after)).toEqual(after);
    expect('tags' in keepIdentity(before, after)).toBe(false);
    expect(tags).toEqual(['x']);
  });

  test('always says what was told last', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(keepIdentity(one, other)).toEqual(other);
        expect(keepIdentity(one, structuredClone(one))).toEqual(one);
      }),
    );
  });
});
